import type { PayloadRequest, Where } from 'payload'

import type { Mailing, Registration } from '../../src/lib/payload-types.ts'
import { idOf } from '../access/idOf.ts'
import { registrationsSlug } from '../slugs.ts'

const audiences: Record<Mailing['audience'], Where> = {
  confirmed: { status: { equals: 'confirmed' } },
  waiting: { status: { equals: 'waiting' } },
  attended: { and: [{ attended: { equals: true } }, { status: { equals: 'confirmed' } }] },
  everyone: { status: { in: ['confirmed', 'waiting'] } },
}

/** The registrations that a mailing goes to, as things stand. */
export async function findRecipients(
  req: PayloadRequest,
  { audience, event }: Pick<Mailing, 'audience' | 'event'>,
): Promise<Pick<Registration, 'email' | 'event' | 'id'>[]> {
  const { docs } = await req.payload.find({
    collection: registrationsSlug,
    where: { and: [{ event: { equals: idOf(event) } }, audiences[audience]] },
    select: { email: true, event: true },
    sort: 'sequence',
    depth: 0,
    pagination: false,
    req,
  })
  return docs
}
