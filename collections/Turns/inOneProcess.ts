import type { Payload, Where } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { turnsSlug } from '../slugs.ts'

const leaseMs = 60_000
const beatMs = 20_000
/** Timers are not exact: one of a process alone must not find itself a moment early. */
const early = 0.1

type Turn = {
  /** What is done, as all servers call it. */
  name: string
  /** How often it is due, in milliseconds. */
  every: number
  /** Milliseconds since 1970. */
  now?: () => number
}

/**
 * Does work that is due by the clock, unless another server does it or has just done it. One that dies
 * in the middle of it is followed by another after a minute.
 * @returns whether it was done here
 */
export async function inOneProcess(
  payload: Payload,
  { name, every, now = Date.now }: Turn,
  work: () => Promise<void>,
): Promise<boolean> {
  const begun = now()
  const holder = await takeTurn(payload, name, { begun, every })
  if (!holder) return false
  const putOff = (until: number) =>
    payload.db.updateOne({
      collection: turnsSlug,
      where: { and: [{ id: { equals: name } }, { holder: { equals: holder } }] },
      data: { dueAt: new Date(until).toISOString() },
    })
  const beat = setInterval(() => {
    putOff(now() + leaseMs).catch((error: unknown) => {
      payload.logger.warn({ err: error, turn: name, msg: 'A turn could not be put off' })
    })
  }, beatMs).unref()
  try {
    await work()
  } finally {
    clearInterval(beat)
    await putOff(begun + every * (1 - early))
  }
  return true
}

async function takeTurn(
  payload: Payload,
  name: string,
  { begun, every }: { begun: number; every: number },
): Promise<string | undefined> {
  const at = (instant: number) => new Date(instant).toISOString()
  const holder = uuidv7()
  const isNamed: Where = { id: { equals: name } }
  const take = (): Promise<unknown> =>
    // One statement whose condition decides, on both databases.
    payload.db.updateOne({
      collection: turnsSlug,
      where: {
        and: [
          isNamed,
          {
            or: [
              { dueAt: { less_than_equal: at(begun) } },
              // No turn is that far away, unless the clock was set back since.
              { dueAt: { greater_than: at(begun + every + 2 * leaseMs) } },
            ],
          },
        ],
      },
      data: { holder, dueAt: at(begun + leaseMs) },
    })
  if (await take()) return holder
  const { totalDocs } = await payload.db.count({ collection: turnsSlug, where: isNamed })
  if (totalDocs > 0) return undefined
  try {
    await payload.db.create({
      collection: turnsSlug,
      data: { id: name, holder, dueAt: at(begun + leaseMs) },
    })
    return holder
  } catch (error) {
    // Another server may have been first in this very moment.
    const found = await payload.db.count({ collection: turnsSlug, where: isNamed })
    if (found.totalDocs > 0) return undefined
    throw error
  }
}
