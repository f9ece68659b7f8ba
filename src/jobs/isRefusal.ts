import { APIError } from 'payload'

import { isWriteConflict } from '../lib/isWriteConflict.ts'

/**
 * Whether something was not done because it may not be done as it is, so that trying again would be
 * in vain. Anything else may pass: a busy database, a conflict with another write, a fault of ours.
 */
export const isRefusal = (error: unknown): boolean =>
  error instanceof APIError && error.status >= 400 && error.status < 500 && !isWriteConflict(error)
