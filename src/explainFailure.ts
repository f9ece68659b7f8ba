import { ValidationError } from 'payload'

import { OperatorError } from './lib/operatorError.ts'
import { MediaUnavailable } from './media/bucket/mediaUnavailable.ts'

/** One line that says what to put right; the whole error where it was not foreseen. */
export function explainFailure(error: unknown): string {
  if (error instanceof OperatorError) return error.message
  if (error instanceof ValidationError) {
    return error.data.errors.map(({ path, message }) => `${path}: ${message}`).join('; ')
  }
  if (error instanceof MediaUnavailable) {
    return `The bucket of the media cannot be reached (${error.reason}); doctor says what to look at.`
  }
  if (isDenied(error)) {
    return `${error.path} cannot be read or written; change its owner or permissions.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function isDenied(error: unknown): error is Error & { path: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code)) &&
    'path' in error
  )
}
