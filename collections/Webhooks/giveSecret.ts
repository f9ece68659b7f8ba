import { randomBytes } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'

const secretBytes = 32

/**
 * A new signing secret.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const makeSecret = (): string => `whsec_${randomBytes(secretBytes).toString('base64')}`

/** A new webhook signs with a secret made here, whatever a client sends. */
export const giveSecret: CollectionBeforeChangeHook = ({ data, operation }) =>
  operation === 'create' ? { ...data, secret: makeSecret() } : data
