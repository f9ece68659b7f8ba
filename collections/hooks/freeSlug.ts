import type { CollectionSlug, PayloadRequest, Where } from 'payload'

const batchSize = 50

/**
 * The first of `base`, `base-2`, `base-3` … that no other document has, in the trash and in drafts
 * too. It reads within the transaction of `req`; the unique index has the last word.
 * @param own the document that the slug is for, if it exists already
 */
export async function freeSlug(options: {
  base: string
  collection: { slug: string; versions?: unknown }
  own?: string
  req: PayloadRequest
}): Promise<string> {
  const { base, collection, own, req } = options
  for (let first = 1; ; first += batchSize) {
    const candidates = Array.from({ length: batchSize }, (_, index) =>
      first + index === 1 ? base : `${base}-${first + index}`,
    )
    const taken = await takenSlugs({ candidates, collection, own, req })
    const free = candidates.find((candidate) => !taken.has(candidate))
    if (free !== undefined) return free
  }
}

async function takenSlugs(options: {
  candidates: string[]
  collection: { slug: string; versions?: unknown }
  own?: string
  req: PayloadRequest
}): Promise<Set<string>> {
  const { candidates, collection, own, req } = options
  const slug = collection.slug as CollectionSlug
  const others = (field: string): Where => (own ? { [field]: { not_equals: own } } : {})
  const current = await req.payload.db.find<{ slug: string }>({
    collection: slug,
    where: { and: [{ slug: { in: candidates } }, others('id')] },
    pagination: false,
    req,
  })
  if (!collection.versions) return new Set(current.docs.map((doc) => doc.slug))
  const drafts = await req.payload.db.findVersions<{ slug: string }>({
    collection: slug,
    where: {
      and: [{ 'version.slug': { in: candidates } }, { latest: { equals: true } }, others('parent')],
    },
    pagination: false,
    req,
  })
  return new Set([
    ...current.docs.map((doc) => doc.slug),
    ...drafts.docs.map((doc) => doc.version.slug),
  ])
}
