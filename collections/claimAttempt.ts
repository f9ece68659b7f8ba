import type { Payload, Where } from 'payload'

import type { mailsSlug, webhookDeliveriesSlug } from './slugs.ts'

type Sent = typeof mailsSlug | typeof webhookDeliveriesSlug

/**
 * Takes up what is due to be sent, for as long as an attempt may take.
 * @param lease milliseconds from `now`, which is in milliseconds since 1970
 * @returns the number of this attempt; nothing where another has taken it up
 */
export async function claimAttempt(
  payload: Payload,
  collection: Sent,
  { attempts, id }: { attempts: number; id: string },
  { lease, now }: { lease: number; now: number },
): Promise<number | undefined> {
  const due = { nextAttemptAt: { less_than_equal: new Date(now).toISOString() } }
  // One statement whose condition decides, on both databases.
  const claimed: unknown = await payload.db.updateOne({
    collection,
    where: { and: [heldBy(id, attempts), due] },
    data: { attempts: attempts + 1, nextAttemptAt: new Date(now + lease).toISOString() },
  })
  return claimed ? attempts + 1 : undefined
}

/** What is still in the hands of the attempt of this number. */
export const heldBy = (id: string, attempts: number): Where => ({
  and: [
    { id: { equals: id } },
    { status: { equals: 'pending' } },
    { attempts: { equals: attempts } },
  ],
})
