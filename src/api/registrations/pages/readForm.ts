import type { Request } from 'express'

import { HttpError } from '../../../lib/httpError.ts'
import type { Values } from './fields.ts'

/**
 * What a form of ours was filled in with.
 * @throws HttpError 415
 */
export function readForm(req: Request): Values {
  const type = req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  const body: unknown = req.body
  if (type !== 'application/x-www-form-urlencoded') {
    throw new HttpError(415, 'Please use the form on this page.')
  }
  const text = body instanceof Buffer ? body.toString() : ''
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]),
  )
}
