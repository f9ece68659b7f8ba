import type { Payload, PayloadRequest } from 'payload'

import { idOf } from '../../../collections/access/idOf.ts'
import type { consentedCollections } from '../../../collections/consentedCollections.ts'
import { consentLinksSlug } from '../../../collections/slugs.ts'
import { hashConsentToken, isConsentToken } from '../../lib/consentToken.ts'
import type { ConsentLink } from '../../lib/payload-types.ts'

/** A consent link that works, and what it asks about. */
export type Link = {
  id: string
  collection: (typeof consentedCollections)[number]
  document: string
  expiresAt: string
}

/** @returns nothing where there is no such link, or it has run out */
export async function findLink(
  payload: Payload,
  token: string,
  req?: PayloadRequest,
): Promise<Link | undefined> {
  if (!isConsentToken(token)) return undefined
  const { docs } = await payload.find({
    collection: consentLinksSlug,
    depth: 0,
    limit: 1,
    pagination: false,
    ...(req && { req }),
    where: {
      and: [
        { tokenHash: { equals: hashConsentToken(token) } },
        { expiresAt: { greater_than: new Date().toISOString() } },
      ],
    },
  })
  const [link] = docs
  // What it asked about may be deleted for good, whatever the type says.
  const reference: Partial<ConsentLink['document']> | null = link?.document ?? null
  const document = idOf(reference?.value)
  if (!link || typeof document !== 'string') return undefined
  return { id: link.id, collection: link.document.relationTo, document, expiresAt: link.expiresAt }
}
