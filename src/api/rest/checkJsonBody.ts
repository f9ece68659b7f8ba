import type { Request } from 'express'

import { HttpError } from '../../lib/httpError.ts'

/**
 * Refuses JSON other than an object. Payload's handlers take an object for granted, and some take
 * malformed JSON for an empty one.
 * @throws HttpError 400
 */
export function checkJsonBody(req: Request): void {
  const body: unknown = req.body
  if (!(body instanceof Buffer) || body.length === 0) return
  if (req.headers['content-type']?.split(';', 1)[0] !== 'application/json') return
  const parsed = parse(body.toString())
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new HttpError(400, 'The body must be a JSON object.')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(400, 'Invalid JSON')
  }
}
