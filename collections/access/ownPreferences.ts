import type { Access } from 'payload'

import { usersSlug } from '../slugs.ts'

/** What the panel remembers for one user, to that user. */
export const ownPreferences: Access = ({ req: { user } }) =>
  user !== null && {
    'user.value': { equals: user.id },
    'user.relationTo': { equals: usersSlug },
  }
