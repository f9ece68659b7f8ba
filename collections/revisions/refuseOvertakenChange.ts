import { APIError, type CollectionBeforeValidateHook, type TypeWithID } from 'payload'

import { matchesRevision } from '../../src/lib/matchesRevision.ts'
import { revisionAskedFor } from './asked.ts'
import { readRevision } from './readRevision.ts'

/**
 * Refuses a change over REST that names a version (`If-Match`) other than the latest one. It runs
 * within the transaction of the change, and after its access rules, so that who may not change a
 * document learns nothing.
 */
export const refuseOvertakenChange: CollectionBeforeValidateHook<TypeWithID> = async ({
  collection: { slug },
  data,
  operation,
  originalDoc,
  req,
}) => {
  const question = revisionAskedFor(req)
  const isAsked = question?.collection === slug && question.id === originalDoc?.id
  if (operation !== 'update' || !isAsked || question.ifMatch === null || !question.id) return data
  const revision = await readRevision(slug, question.id, req)
  if (revision !== undefined && matchesRevision(question.ifMatch, revision)) return data
  throw new APIError(
    'Somebody has changed this document since the version that If-Match names. Read it again, and then change it.',
    412,
    null,
    true,
  )
}
