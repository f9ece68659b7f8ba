import { HttpError } from '../../lib/httpError.ts'

const longestKey = 255

/**
 * What an `Idempotency-Key` says: a quoted string, or the same without quotes, as many clients send it.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 * @throws HttpError 400
 */
export function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const key = /^"(.*)"$/.exec(header.trim())?.[1] ?? header.trim()
  if (key && key.length <= longestKey && /^[\x20-\x7e]+$/.test(key)) return key
  throw new HttpError(
    400,
    `The Idempotency-Key must be of 1 to ${longestKey} plain characters, such as a UUID.`,
  )
}
