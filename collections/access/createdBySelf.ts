import type { TypedUser, Where } from 'payload'

/** The documents that a user made. */
export const createdBySelf = (user: TypedUser): Where => ({ createdBy: { equals: user.id } })
