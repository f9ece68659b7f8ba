import { previewPath } from './previewPath.ts'

/** Makes the address of a document on the public site; `collection` is its slug. */
export type PublicAddress = (
  collection: string,
  document: { id: string; slug?: string | null },
) => string

/**
 * Where people read documents: on the frontend, and where there is none, or the document has no
 * slug, on our own page of it.
 */
export const publicAddress =
  (settings: { SERVER_URL: string; FRONTEND_URL?: string | undefined }): PublicAddress =>
  (collection, { id, slug }) =>
    settings.FRONTEND_URL && slug
      ? `${settings.FRONTEND_URL}/${collection}/${encodeURIComponent(slug)}`
      : settings.SERVER_URL + previewPath(collection, id)
