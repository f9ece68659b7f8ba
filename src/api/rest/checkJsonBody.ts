import type { Request } from 'express'

import { HttpError } from '../../lib/httpError.ts'
import { inheritedKey } from '../../lib/inheritedKey.ts'

/**
 * Refuses JSON other than an object, and keys such as `__proto__` in it. Payload's handlers take an
 * object for granted, and some take malformed JSON for an empty one.
 * @throws HttpError 400
 */
export function checkJsonBody(req: Request): void {
  const body: unknown = req.body
  if (!(body instanceof Buffer) || body.length === 0) return
  if (req.headers['content-type']?.split(';', 1)[0] !== 'application/json') return
  const text = body.toString()
  const parsed = parse(text)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new HttpError(400, 'The body must be a JSON object.')
  }
  const key = inheritedKey(parsed, text)
  if (key !== undefined) throw new HttpError(400, `\`${key}\` is not a field.`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(400, 'Invalid JSON')
  }
}
