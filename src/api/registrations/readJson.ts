import type { Request } from 'express'

import { HttpError } from '../../lib/httpError.ts'
import { isRecord } from '../../lib/isRecord.ts'

/**
 * The JSON object that a request carries.
 * @throws HttpError 400, 415
 */
export function readJson(req: Request): Record<string, unknown> {
  const type = req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  const body: unknown = req.body
  if (body !== undefined && type !== 'application/json') {
    throw new HttpError(415, 'Please send JSON, with Content-Type: application/json.')
  }
  const parsed = body instanceof Buffer ? parse(body.toString()) : undefined
  if (!isRecord(parsed)) throw new HttpError(400, 'The body must be a JSON object.')
  return parsed
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(400, 'Invalid JSON')
  }
}
