import type { ClientUser } from 'payload'

/** Leaves a collection out of the navigation of all but admins; what they may read is not decided here. */
export const hideUnlessAdmin = ({ user }: { user: ClientUser }): boolean => user.role !== 'admin'
