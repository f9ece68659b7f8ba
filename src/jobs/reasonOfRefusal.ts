import { APIError, Forbidden, NotFound, ValidationError } from 'payload'

/** Why a document was not published or taken off the site, in plain words; a line for each fault. */
export function reasonOfRefusal(error: unknown): string {
  if (error instanceof ValidationError) {
    return error.data.errors
      .map(({ label, message, path }) => `${typeof label === 'string' ? label : path}: ${message}`)
      .join('\n')
  }
  if (error instanceof NotFound) return 'It was removed, or the account that scheduled it was.'
  if (error instanceof Forbidden) return 'The account that scheduled it may not publish any more.'
  if (error instanceof APIError && error.isPublic) return error.message
  return 'Something went wrong on the server; its log says what.'
}
