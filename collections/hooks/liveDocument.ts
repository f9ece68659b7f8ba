import type { CollectionSlug, PayloadRequest } from 'payload'

/** What the public address of a document rests on. */
export type LiveDocument = {
  id: string
  publishedAt?: string | null
  slug?: string | null
}

/** The document as it stands beside its drafts, in the transaction of `req`. */
export async function liveDocument<Doc = object>(
  collection: string,
  id: string,
  req: PayloadRequest,
): Promise<(Doc & LiveDocument) | null> {
  return req.payload.db.findOne<Doc & LiveDocument>({
    collection: collection as CollectionSlug,
    where: { id: { equals: id } },
    req,
  })
}
