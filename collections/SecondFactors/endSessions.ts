import type { PayloadRequest } from 'payload'

import { usersSlug } from '../slugs.ts'
import { storedAccount } from './storedAccount.ts'

/**
 * Ends the sessions of an account.
 * @param kept the one that goes on
 */
export async function endSessions(req: PayloadRequest, id: string, kept?: string): Promise<void> {
  const account = await storedAccount(req, id)
  const sessions = (account?.sessions ?? []).filter((session) => session.id === kept)
  await req.payload.db.updateOne({
    id,
    collection: usersSlug,
    // As Payload does it, so that the account does not look changed.
    data: { sessions, updatedAt: null },
    req,
    returning: false,
  })
}
