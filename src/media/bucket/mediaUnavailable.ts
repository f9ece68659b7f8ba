import { APIError } from 'payload'

/** The bucket does not answer, or refuses us: no fault of the request, so the client is told when to come back. */
export class MediaUnavailable extends APIError {
  /** For answers outside of Payload's own. */
  readonly headers = { 'Retry-After': '5' }

  constructor(cause: unknown) {
    super('The files cannot be reached just now. Please try again in a moment.', 503)
    this.cause = cause
  }
}
