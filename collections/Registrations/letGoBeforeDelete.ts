import type { CollectionBeforeDeleteHook } from 'payload'

import { findRegistration } from './findRegistration.ts'
import { letGo } from './removeRegistration.ts'

/** Gives the place of a registration that staff delete to who waits, and removes its mails. */
export const letGoBeforeDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const registration = await findRegistration(req, String(id))
  if (registration) await letGo(req, registration)
}
