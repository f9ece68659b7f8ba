import type { PayloadRequest } from 'payload'

import { mailsSlug } from '../slugs.ts'

/** Removes every mail to some registrations, sent or not: with them their addresses go. */
export async function forgetMails(
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>,
  registrationIds: string[],
): Promise<void> {
  const { payload, transactionID } = req
  if (registrationIds.length === 0) return
  await payload.db.deleteMany({
    collection: mailsSlug,
    where: { registration: { in: registrationIds } },
    req: { transactionID },
  })
}
