import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The secret part of a link to a draft. It is made from the link's id, so that nothing that opens
 * a draft is stored, and a link can be copied again for as long as it is kept.
 */
export const previewToken = (secret: string, id: string): string =>
  `${id}.${createHmac('sha256', secret).update(`preview-link:${id}`).digest('base64url')}`

/**
 * The id of the link that a token belongs to.
 * @param token as it was sent
 * @returns nothing where we have not made it
 */
export function readPreviewToken(secret: string, token: string): string | undefined {
  const [id = ''] = token.split('.', 1)
  const sent = Buffer.from(token)
  const expected = Buffer.from(previewToken(secret, id))
  return sent.length === expected.length && timingSafeEqual(sent, expected) ? id : undefined
}
