import { APIError, type CollectionBeforeValidateHook } from 'payload'

import { hasRole } from '../access/hasRole.ts'

/** A contributor asks for a review or takes the question back; the answer is an editor's. */
export const keepReviewToEditors: CollectionBeforeValidateHook<{
  id: string
  reviewStatus?: string | null
}> = ({ data, originalDoc, req }) => {
  if (
    hasRole(req.user, 'contributor') &&
    data?.reviewStatus === 'changes-needed' &&
    originalDoc?.reviewStatus !== 'changes-needed'
  ) {
    throw new APIError('Only editors can say that changes are needed.', 403)
  }
}
