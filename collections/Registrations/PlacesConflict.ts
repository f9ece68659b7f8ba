import { APIError } from 'payload'

/** The code by which MongoDB says the same of its own documents; see `isWriteConflict`. */
const writeConflict = 112

/** The places of an event were changed by somebody else meanwhile: the same may be tried again. */
export class PlacesConflict extends APIError {
  readonly code = writeConflict

  constructor() {
    super('Many people are signing up at this moment. Please try again.', 503, null, true)
  }
}
