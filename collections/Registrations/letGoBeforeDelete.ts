import type { CollectionBeforeDeleteHook } from 'payload'

import { findRegistration } from './findRegistration.ts'
import { noteByStaff } from './noteByStaff.ts'
import { letGo } from './removeRegistration.ts'

/** Gives the place of a registration that staff delete to who waits, and removes its mails; the log says so. */
export const letGoBeforeDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const registration = await findRegistration(req, String(id))
  if (!registration) return
  await letGo(req, registration)
  await noteByStaff(req, 'deleted', registration)
}
