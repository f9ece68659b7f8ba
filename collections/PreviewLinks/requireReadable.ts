import type { CollectionBeforeChangeHook } from 'payload'

import type { PreviewLink } from '../../src/lib/payload-types.ts'
import { readableAmong } from '../access/readableAmong.ts'
import { validationError } from '../hooks/validationError.ts'

/** Refuses a link to a document that whoever makes it may not read, in the words for one that is not there. */
export const requireReadable: CollectionBeforeChangeHook<PreviewLink> = async ({
  collection,
  data,
  req,
}) => {
  const readable = await readableAmong(data.document ? [data.document] : [], req)
  if (readable.size > 0) return data
  const error = { message: 'There is no such document.', path: 'document' }
  throw validationError(collection, [error], req)
}
