import type { FieldHook } from 'payload'

/** The database has the secret encrypted with `PAYLOAD_SECRET`, as Payload keeps its API keys. */
export const encryptSecret: FieldHook = ({ req, value }) =>
  typeof value === 'string' ? req.payload.encrypt(value) : undefined

/** What signs messages, and what admins see. */
export const decryptSecret: FieldHook = ({ req, value }) =>
  typeof value === 'string' ? req.payload.decrypt(value) : undefined
