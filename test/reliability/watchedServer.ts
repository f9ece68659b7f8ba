import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import { nodeArguments } from '../helpers/sources.ts'

const mebibyte = 1024 * 1024
const pageBytes = 4096

/** What a process holds at a moment; memory in MiB, after a garbage collection. */
export type Sample = {
  heap: number
  external: number
  resident: number
  /** What Node waits for: timers, sockets, requests to the file system. */
  resources: number
  /** Open files and sockets. */
  descriptors: number
}

export type WatchedServer = {
  url: string
  pid: number
  /** What it has logged so far. */
  log: () => string
  sample: () => Promise<Sample>
  /** MiB, as it is. */
  resident: () => number
  kill: () => Promise<void>
  /** Asks it to stop, and gives its exit code. */
  stop: () => Promise<number | null>
}

/** Starts the server from its sources in a process of its own that tells what it holds. */
export async function startWatched(variables: Record<string, string>): Promise<WatchedServer> {
  const probe = pathToFileURL('test/reliability/probe.mjs').href
  const child = spawn(
    process.execPath,
    ['--expose-gc', `--import=${probe}`, ...nodeArguments('src/main.ts')],
    {
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const gone = once(child, 'exit')
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  let log = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      log += chunk.toString()
      const found = /Ready at (http\S+)\/admin/.exec(log)?.[1]
      if (found) resolve(found.replace('localhost', '127.0.0.1'))
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void gone.then(() => reject(new Error(`The server ended before it was ready:\n${log}`)))
  })
  const pid = child.pid ?? 0
  return {
    url,
    pid,
    log: () => log,
    sample: async () => {
      child.send('sample')
      const [told] = (await once(child, 'message')) as [Record<string, number>]
      return {
        heap: (told.heapUsed ?? NaN) / mebibyte,
        external: (told.external ?? NaN) / mebibyte,
        resident: (told.rss ?? NaN) / mebibyte,
        resources: told.resources ?? NaN,
        descriptors: readdirSync(`/proc/${pid}/fd`).length,
      }
    },
    resident: () =>
      (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes) / mebibyte,
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
