import { createHmac, timingSafeEqual } from 'node:crypto'

const lifetimeMs = 10 * 60_000

type Owner = {
  id: string
  /** What is stored of their password: the token ends with it. */
  hash: string
}

/**
 * Lets somebody who gave the right password set up their second factor, and nothing else. It is no
 * session, and good for ten minutes.
 * @param secret the server's
 * @param now milliseconds since 1970
 */
export const makeSetUpToken = (secret: string, owner: Owner, now: number): string =>
  signed(secret, owner, String(now + lifetimeMs))

/** Whose token somebody says it is; nothing of it is proven. */
export const ownerOfSetUpToken = (token: string): string => token.split('.', 1)[0] ?? ''

/** Whether a token was made for this account and password, not more than ten minutes before `now`. */
export function isSetUpToken(secret: string, token: string, owner: Owner, now: number): boolean {
  const [, until = ''] = token.split('.')
  const sent = Buffer.from(token)
  const expected = Buffer.from(signed(secret, owner, until))
  return sent.length === expected.length && timingSafeEqual(sent, expected) && now < Number(until)
}

function signed(secret: string, { hash, id }: Owner, until: string): string {
  const key = createHmac('sha256', secret).update('second-factor-set-up').digest()
  const signature = createHmac('sha256', key).update(`${id}.${until}.${hash}`).digest('base64url')
  return `${id}.${until}.${signature}`
}
