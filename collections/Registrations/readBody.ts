import { APIError, type PayloadRequest } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'

/**
 * The JSON object that a request of staff's carries; an empty one without a body.
 * @throws APIError 400 for anything else
 */
export async function readBody(req: PayloadRequest): Promise<Record<string, unknown>> {
  const text = (await req.text?.()) ?? ''
  if (!text) return {}
  const body = parse(text)
  if (!isRecord(body)) throw new APIError('Please send a JSON object.', 400, null, true)
  return body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
