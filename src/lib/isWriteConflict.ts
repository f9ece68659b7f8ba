const writeConflict = 112

/**
 * Whether a failure says that another transaction changed the same document on MongoDB, so that the
 * same work may well succeed when tried again.
 * @see https://www.mongodb.com/docs/manual/core/transactions-in-applications/
 */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && error.code === writeConflict) return true
  if ('codeName' in error && error.codeName === 'WriteConflict') return true
  if ('errorLabels' in error && Array.isArray(error.errorLabels)) {
    if (error.errorLabels.includes('TransientTransactionError')) return true
  }
  return (
    isWriteConflict(error.cause) ||
    ('originalError' in error && isWriteConflict(error.originalError))
  )
}
