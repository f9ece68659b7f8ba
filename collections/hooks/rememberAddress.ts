import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import { type LiveDocument, liveDocument } from './liveDocument.ts'

/**
 * Keeps the document as it stands before a save, for `leaveRedirect`: drafts are saved beside it, so
 * `previousDoc` may be a draft that was never public.
 */
export const rememberAddress: CollectionBeforeChangeHook<{ id: string }> = async ({
  collection,
  context,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'create' || !originalDoc) return
  const live = await liveDocument(collection.slug, originalDoc.id, req)
  if (live) context.addressesBefore = new Map(addressesBefore(context)).set(live.id, live)
}

/** The documents that this request has found before it saved them, by their identifiers. */
export const addressesBefore = (context: RequestContext): Map<string, LiveDocument> =>
  context.addressesBefore instanceof Map
    ? (context.addressesBefore as Map<string, LiveDocument>)
    : new Map<string, LiveDocument>()
