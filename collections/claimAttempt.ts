import type { Payload, Where } from 'payload'

import { type mailsSlug, webhookDeliveriesSlug } from './slugs.ts'

/** That of a mail, in milliseconds; a delivery's is shorter. */
const longestLeaseMs = 3 * 60_000

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
    data: {
      attempts: attempts + 1,
      nextAttemptAt: new Date(now + lease).toISOString(),
      // Of this attempt nothing is known yet, see `isUnderWay`.
      error: null,
      ...(collection === webhookDeliveriesSlug && { responseStatus: null }),
    },
  })
  return claimed ? attempts + 1 : undefined
}

/** What is still in the hands of the attempt of this number. */
export const heldBy = (id: string, attempts: number): Where =>
  asSeen(id, { attempts, status: 'pending' })

type Sending = {
  attempts: number
  error?: string | null
  nextAttemptAt?: string | null
  responseStatus?: number | null
  status: string
}

/**
 * Whether something is being sent: an attempt took it up, and has noted nothing of how it went. So it
 * looks, too, until the lease of an attempt ends that died.
 * @param now milliseconds since 1970
 */
export function isUnderWay(
  { attempts, error, nextAttemptAt, responseStatus, status }: Sending,
  now: number,
): boolean {
  const left = nextAttemptAt ? Date.parse(nextAttemptAt) - now : 0
  return (
    status === 'pending' &&
    attempts > 0 &&
    !error &&
    !responseStatus &&
    left > 0 &&
    left <= longestLeaseMs
  )
}

/** What is still as it was looked at. */
export const asSeen = (id: string, { attempts, status }: Sending): Where => ({
  and: [{ id: { equals: id } }, { status: { equals: status } }, { attempts: { equals: attempts } }],
})
