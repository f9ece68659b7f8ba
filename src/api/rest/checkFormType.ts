import type { Request } from 'express'

import { HttpError } from '../../lib/httpError.ts'
import { isMultipart } from '../../lib/isMultipart.ts'

/**
 * Refuses a form that does not say what divides its parts, at which Payload's endpoints fail.
 * @throws HttpError 400
 */
export function checkFormType({ headers }: Request): void {
  const type = headers['content-type']
  if (!isMultipart(type) || /^multipart\/form-data; ?boundary=\S+$/i.test(type ?? '')) return
  throw new HttpError(400, 'A form must be multipart/form-data, and name its boundary.')
}
