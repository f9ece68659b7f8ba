import { APIError } from 'payload'

import { isRecord } from '../../lib/isRecord.ts'

/**
 * The bucket does not answer, or refuses us. It is no fault of the request, so the client is told
 * when to come back.
 */
export class MediaUnavailable extends APIError {
  /** For answers outside of Payload's own. */
  readonly headers = { 'Retry-After': '5' }

  /** What is wrong, for operators. */
  readonly reason: string

  /** @param fault what the client of AWS said */
  constructor(fault: unknown) {
    super('The files cannot be reached just now. Please try again in a moment.', 503)
    this.reason = reasonOf(fault)
    this.cause = new Error(this.reason, { cause: fault })
  }
}

/** In some answers only the status says anything. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  const metadata = '$metadata' in fault && isRecord(fault.$metadata) ? fault.$metadata : {}
  const status = metadata.httpStatusCode
  return `${fault.name}: ${fault.message}${typeof status === 'number' ? ` (HTTP ${status})` : ''}`
}
