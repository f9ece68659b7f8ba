import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync } from 'node:fs'
import path from 'node:path'

import type { TargetCalls } from './target.ts'

type Answer = { id: number; value?: unknown; error?: string }
type Call = <Name extends keyof TargetCalls>(
  name: Name,
  ...args: Parameters<TargetCalls[Name]>
) => ReturnType<TargetCalls[Name]>

export type Target = {
  /** Asks the process for something that only it knows. */
  call: Call
  /** Where the server, and Payload's own handlers beside it, answer. */
  ours: string
  stock: string
  stop: () => Promise<void>
}

/**
 * Starts the server from its sources with its default settings, in a process and on a database of its
 * own.
 * @param options.database the SQLite file to copy; an empty one is made without it
 * @param options.keepAt where the database is made, for others to copy
 * @param options.variables environment variables to set besides
 */
export async function startTarget(options: {
  folder: string
  database?: string
  keepAt?: string
  variables?: Record<string, string>
}): Promise<Target> {
  const own = mkdtempSync(path.join(options.folder, 'target-'))
  const file = options.keepAt ?? path.join(own, 'bench.db')
  if (options.database) copyFileSync(options.database, file)
  const child = fork('test/bench/target.ts', {
    execArgv: ['--conditions=development', '--import', 'tsx', '--expose-gc'],
    // The log is written as always, to where nobody reads it.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...serverVariables(own, file), ...options.variables },
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer))
  const gone = once(child, 'exit').then(() => {
    throw new Error('The server under test ended before its time.')
  })
  gone.catch(() => {})
  const answerTo = (id: number) =>
    Promise.race([new Promise<Answer>((resolve) => waiting.set(id, resolve)), gone])
  let asked = 0

  const ask = async (name: string, args: unknown[]): Promise<unknown> => {
    const id = (asked += 1)
    const answer = answerTo(id)
    child.send({ id, name, args })
    const { error, value } = await answer
    waiting.delete(id)
    if (error) throw new Error(error)
    return value
  }
  const call: Call = (name, ...args) => ask(name, args) as ReturnType<TargetCalls[typeof name]>

  await answerTo(0)
  const { ours, stock } = await call('urls')
  return {
    call,
    ours,
    stock,
    stop: async () => {
      await call('close')
      child.kill()
      await gone.catch(() => {})
    },
  }
}

/** The settings of a server that nobody else shares. */
export const serverVariables = (folder: string, database: string): Record<string, string> => ({
  NODE_ENV: 'production',
  PORT: '0',
  HOST: '127.0.0.1',
  PAYLOAD_SECRET: 'a-secret-that-only-the-benchmark-uses-00',
  DATABASE_URL: `file:${database}`,
  MEDIA_DIR: path.join(folder, 'media'),
})
