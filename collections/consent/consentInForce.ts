import type { CollectionSlug, PayloadRequest } from 'payload'

import { mediaSlug } from '../slugs.ts'
import type { StoredConsent } from './heldBackFrom.ts'

/** What somebody has decided about a document, without a name. */
export type Decided = {
  id: string
  _status?: string | null
  deletedAt?: string | null
  consent?: (StoredConsent & { givenAt?: string | null; method?: string | null }) | null
  creditAs?: string | null
  shownAs?: string | null
}

const decided = {
  _status: true,
  consent: true,
  creditAs: true,
  deletedAt: true,
  shownAs: true,
} as const

/**
 * What is in force of the decisions about documents, those in the trash too: of a published one what
 * is published, whatever a draft of it says, and of one that never was or is no more the newest draft,
 * since nothing else is kept up to date.
 */
export async function consentInForce(
  collection: CollectionSlug,
  ids: string[],
  req: PayloadRequest,
): Promise<Decided[]> {
  if (ids.length === 0) return []
  const { payload } = req
  const where = { id: { in: ids } }
  const { docs } = await payload.db.find<Decided>({
    collection,
    limit: 0,
    pagination: false,
    req,
    where,
  })
  const drafts = docs.filter(({ _status }) => collection !== mediaSlug && _status !== 'published')
  if (drafts.length === 0) return docs
  const newest = await payload.find({
    collection,
    depth: 0,
    draft: true,
    pagination: false,
    req,
    select: decided,
    trash: true,
    where: { id: { in: drafts.map(({ id }) => id) } },
  })
  const byId = new Map(newest.docs.map((doc) => [String(doc.id), doc as Decided]))
  return docs.map((doc) => (doc._status === 'published' ? doc : (byId.get(doc.id) ?? doc)))
}
