import { setImmediate } from 'node:timers/promises'

const turns = new WeakMap<object, Promise<unknown>>()

/**
 * Does the work of one request piece by piece, with a turn of the event loop after each, so that
 * others are answered in between: what SQLite answers, it answers at once, and hundreds of lists
 * within a list would be read in one go.
 * @param request stands for the request
 */
export function inTurn<T>(request: object, work: () => Promise<T> | T): Promise<T> {
  const before = turns.get(request)
  const mine = before ? before.then(() => setImmediate()).then(work) : Promise.resolve(work())
  turns.set(
    request,
    mine.catch(() => undefined),
  )
  return mine
}
