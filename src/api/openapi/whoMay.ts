import { createLocalReq, type Access, type Payload, type TypedUser } from 'payload'

import { usersSlug } from '../../../collections/slugs.ts'

/** Who gets anything but 403 out of an operation. */
export type Audience = 'everybody' | 'nobody' | 'staff'

/** An account that is not stored, with the role that opens most. */
export const someAdmin: TypedUser = {
  id: '00000000-0000-7000-8000-000000000000',
  collection: usersSlug,
  createdAt: '',
  updatedAt: '',
  email: '',
  name: '',
  role: 'admin',
}

/** Asks a rule of access itself: as the public, and as an admin. */
export async function whoMay(payload: Payload, rule: Access): Promise<Audience> {
  const isOpenTo = async (user: TypedUser | undefined) =>
    (await rule({ req: await createLocalReq({ user }, payload) })) !== false
  if (await isOpenTo(undefined)) return 'everybody'
  return (await isOpenTo(someAdmin)) ? 'staff' : 'nobody'
}
