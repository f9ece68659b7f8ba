import type { AfterErrorHook } from 'payload'

import { MediaUnavailable } from './mediaUnavailable.ts'

/** Says when to come back, where the bucket could not be reached; Payload logs why. */
export const answerMediaUnavailable: AfterErrorHook = ({ error, req }) => {
  if (!(error instanceof MediaUnavailable)) return
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', error.headers['Retry-After'])
}
