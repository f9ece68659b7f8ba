import type { Payload, PayloadRequest } from 'payload'

import { sharedState } from '../../src/lib/sharedState.ts'
import { inEventTurn } from './inEventTurn.ts'

const atOnce = 25

type Task = {
  work: (req: PayloadRequest) => Promise<unknown>
  resolve: (result: never) => void
  reject: (error: unknown) => void
}

/**
 * Does what `inEventTurn` does, for a rush: what waits for the same event is done one after the other
 * in one transaction, so that hundreds wait for a few of them.
 * @param work as of `inEventTurn`; a client's fault (status below 500) that it throws has to come
 *   before it writes, and is its own; any other failure is shared by all of that transaction
 */
export function inSharedTurn<T>(
  payload: Payload,
  event: string,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  const queues = sharedState('shared-turns', () => new Map<string, Task[]>())
  return new Promise<T>((resolve, reject) => {
    const task: Task = { work, resolve, reject }
    const queue = queues.get(event)
    if (queue) return void queue.push(task)
    queues.set(event, [task])
    void drain(payload, event, queues)
  })
}

async function drain(payload: Payload, event: string, queues: Map<string, Task[]>): Promise<void> {
  const queue = queues.get(event) ?? []
  while (queue.length > 0) {
    const tasks = queue.splice(0, atOnce)
    try {
      const settle = await inEventTurn(payload, event, (req) => doInTurn(tasks, req))
      for (const tell of settle) tell()
    } catch (error) {
      for (const { reject } of tasks) reject(error)
    }
  }
  // At once, before anybody who was just told asks again: nobody would look at this queue any more.
  queues.delete(event)
}

async function doInTurn(tasks: Task[], req: PayloadRequest): Promise<(() => void)[]> {
  const settle: (() => void)[] = []
  for (const { reject, resolve, work } of tasks) {
    try {
      const result = (await work(req)) as never
      settle.push(() => resolve(result))
    } catch (error) {
      if (!isOwnFault(error)) throw error
      settle.push(() => reject(error))
    }
  }
  return settle
}

const isOwnFault = (error: unknown): boolean =>
  error instanceof Error &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status < 500
