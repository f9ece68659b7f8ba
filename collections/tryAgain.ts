import { APIError, type PayloadRequest } from 'payload'

import { asSeen, isUnderWay } from './claimAttempt.ts'
import { dueNow } from './dueNow.ts'
import type { mailsSlug, webhookDeliveriesSlug } from './slugs.ts'

type Seen = Parameters<typeof isUnderWay>[0] & { id: string }

/**
 * Has a mail or a delivery sent now, with its retries from the start, as long as it is as it was seen.
 * @throws APIError 409 where it is being sent, or has gone on since
 */
export async function tryAgain(
  req: PayloadRequest,
  collection: typeof mailsSlug | typeof webhookDeliveriesSlug,
  seen: Seen,
): Promise<void> {
  if (isUnderWay(seen, Date.now())) throw refused('It is being sent at this moment.')
  const changed: unknown = await req.payload.db.updateOne({
    collection,
    where: asSeen(seen.id, seen),
    data: { ...dueNow(), error: null },
    req,
  })
  if (!changed) throw refused('It has been tried again meanwhile.')
}

const refused = (what: string) =>
  new APIError(`${what} Please reload the page to see how it goes.`, 409, null, true)
