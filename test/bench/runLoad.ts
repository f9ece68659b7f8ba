import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** Requests of one kind, made again and again. */
export type Load = {
  /** `{n}` in it is another number each time. */
  url: string
  /** How many at once: 32 unless told. */
  connections?: number
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** The status of the answers: 200 unless told. */
  status?: number
}

/** For how long, or how often in all. */
export type Extent = { seconds: number } | { times: number }

export type LoadResult = {
  perSecond: number
  /** Answers with another status, and none. */
  wrong: number
}

/**
 * Makes the requests from a process of its own, so that making them costs the server nothing.
 * @returns answers a second
 * @throws Error where there was another answer than the one expected
 */
export const runLoad = (load: Load, seconds: number): Promise<number> => run(load, { seconds })

/** Makes so many requests. */
export async function countTo(load: Load, times: number): Promise<void> {
  await run(load, { times })
}

async function run(load: Load, extent: Extent): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'test/bench/load.ts', JSON.stringify({ ...load, ...extent })],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const { perSecond, wrong } = JSON.parse(await text(child.stdout)) as LoadResult
  if (wrong > 0) throw new Error(`${wrong} requests to ${load.url} had another answer.`)
  return perSecond
}
