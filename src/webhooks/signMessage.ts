import { createHmac } from 'node:crypto'

type Message = { id: string; timestamp: number; body: string }

/**
 * The `webhook-signature` of a message by the Standard Webhooks scheme.
 * @param message its timestamp in seconds since 1970
 * @param secret `whsec_` and the key in base64
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signMessage({ id, timestamp, body }: Message, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return `v1,${digest}`
}
