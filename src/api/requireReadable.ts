import { type CollectionSlug, Forbidden, NotFound, type PayloadRequest } from 'payload'

/**
 * Answers a question about a document that is hidden from whoever asks as if there were none. Payload
 * says what may be done with it, be it nothing, and so that it is there.
 * @throws NotFound where there is none that they may read, in the trash either
 */
export async function requireReadable(
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string,
): Promise<void> {
  const where = { id: { equals: id } }
  const found = await req.payload
    .count({ collection, where, overrideAccess: false, req, trash: true })
    .catch((error: unknown) => {
      if (error instanceof Forbidden) return { totalDocs: 0 }
      throw error
    })
  if (found.totalDocs === 0) throw new NotFound(req.t)
}
