import type { Payload, SanitizedPermissions, TypedUser } from 'payload'

/** Who looks at the dashboard; everything it shows is read as this person. */
export type Viewer = {
  payload: Payload
  user: TypedUser
  permissions: SanitizedPermissions
  now: Date
}
