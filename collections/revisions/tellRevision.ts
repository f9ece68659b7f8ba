import type { CollectionAfterOperationHook } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'
import { revisionAskedFor } from './asked.ts'
import { readRevision } from './readRevision.ts'

/**
 * Notes what a document is like after a change over REST, within its transaction: after it, it could
 * be somebody else’s change that is told of.
 */
export const tellRevision: CollectionAfterOperationHook = async ({
  collection: { slug },
  operation,
  req,
  result,
}) => {
  if (operation !== 'create' && operation !== 'updateByID') return result
  const question = revisionAskedFor(req)
  if (question?.collection !== slug || !isRecord(result)) return result
  const { id } = result
  if (typeof id !== 'string' || (question.id !== undefined && question.id !== id)) return result
  question.revision = await readRevision(slug, id, req)
  return result
}
