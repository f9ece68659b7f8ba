import { APIError, type CollectionBeforeOperationHook } from 'payload'

import { findFactor, isSetUp, requiresSecondFactor } from './findFactor.ts'

/** Lets a session run out, and not be lengthened, where its account lacks a second factor it has to have. */
export const refuseRefresh: CollectionBeforeOperationHook = async ({ operation, req }) => {
  if (operation !== 'refresh' || !req.user || !requiresSecondFactor(req.payload)) return
  if (isSetUp(await findFactor(req, req.user.id))) return
  throw new APIError(
    'Everybody who signs in here needs a second factor. Please set up yours, on the page of your account.',
    403,
  )
}
