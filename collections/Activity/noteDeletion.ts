import type { CollectionAfterDeleteHook, CollectionBeforeDeleteHook } from 'payload'

import { liveDocument } from '../hooks/liveDocument.ts'
import { askedFor } from './askedFor.ts'
import { noteActivity } from './noteActivity.ts'
import { titleOf } from './titleOf.ts'

declare module 'payload' {
  interface RequestContext {
    /** What documents were called that this request deletes, where the answer does not tell. */
    deletedTitles?: Map<string, string>
  }
}

/** Keeps what a document is called where the answer, which later hooks get, may lack it. */
export const recallTitle: CollectionBeforeDeleteHook = async ({ collection, context, id, req }) => {
  const key = String(id)
  if (!askedFor(context, collection.slug, key)?.selects) return
  const document = await liveDocument<Record<string, unknown>>(collection.slug, key, req)
  context.deletedTitles ??= new Map()
  context.deletedTitles.set(key, titleOf(collection, document))
}

/** Notes that a document was deleted for good, in the transaction that deletes it. */
export const noteDeletion: CollectionAfterDeleteHook = async ({
  collection,
  context,
  doc,
  id,
  req,
}) => {
  const documentId = String(id)
  await noteActivity(req, 'deleted', {
    documentCollection: collection.slug,
    documentId,
    documentTitle:
      context.deletedTitles?.get(documentId) ?? titleOf(collection, doc as Record<string, unknown>),
  })
}
