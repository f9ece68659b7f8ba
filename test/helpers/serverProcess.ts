import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

import { nodeArguments } from './sources.ts'

const startDeadlineMs = 120_000

export type ServerProcess = {
  url: string
  /** Ends it as a power cut would, and waits until it is gone. */
  kill: () => Promise<void>
  /** Asks it to stop, and gives its exit code. */
  stop: () => Promise<number | null>
}

/** The arguments of Node that start the server as `npm run build` left it. */
export const asBuilt = ['--conditions=production', 'dist/src/main.js']

/** Starts the server in a process of its own: from its sources, or `asBuilt`. */
export async function startServerProcess(
  variables: Record<string, string>,
  command = nodeArguments('src/main.ts'),
): Promise<ServerProcess> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...variables, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await readyUrl(child)
  const gone = once(child, 'exit')
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      child.kill('SIGTERM')
      await gone
      return child.exitCode
    },
  }
}

/** The address that the server logs once it is ready. */
async function readyUrl(child: ChildProcess): Promise<string> {
  let output = ''
  const ready = new Promise<string>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /Ready at (http\S+)\/admin/.exec(output)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
  })
  const failed = once(child, 'exit').then(() => {
    throw new Error(`The server ended before it was ready:\n${output}`)
  })
  const late = setTimeout(startDeadlineMs, undefined, { ref: false }).then(() => {
    throw new Error(`The server was not ready in time:\n${output}`)
  })
  return Promise.race([ready, failed, late])
}
