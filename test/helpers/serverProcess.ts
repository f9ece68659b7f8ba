import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

import { nodeArguments } from './sources.ts'

const startDeadlineMs = 120_000

export type ServerProcess = {
  url: string
  /** All that it has logged so far. */
  output: () => string
  /** Ends with the process, with the signal that ended it, if one did. */
  gone: Promise<NodeJS.Signals | null>
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
  let output = ''
  const read = (chunk: Buffer) => void (output += chunk.toString())
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const gone = once(child, 'exit').then(() => child.signalCode)
  const url = await readyUrl(child, () => output)
  return {
    url,
    output: () => output,
    gone,
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
async function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  const ready = new Promise<string>((resolve) => {
    const look = () => {
      const found = /Ready at (http\S+)\/admin/.exec(output())?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
  })
  const failed = once(child, 'exit').then(() => {
    throw new Error(`The server ended before it was ready:\n${output()}`)
  })
  const late = setTimeout(startDeadlineMs, undefined, { ref: false }).then(() => {
    throw new Error(`The server was not ready in time:\n${output()}`)
  })
  return Promise.race([ready, failed, late])
}
