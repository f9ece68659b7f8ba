import type { CollectionBeforeOperationHook } from 'payload'

import { malformedValues } from './malformedValues.ts'
import { validationError } from './validationError.ts'

/** Answers values that no field could hold with 400, in drafts too. */
export const refuseMalformed: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update') return
  const errors = malformedValues(collection.flattenedFields, { ...args.data }, req)
  if (errors.length > 0) throw validationError(collection, errors, req)
}
