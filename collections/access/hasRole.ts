import type { PayloadRequest } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'

export type Role = User['role']

/** Whether somebody is signed in, or an API key is used, with one of these roles. */
export const hasRole = (user: PayloadRequest['user'], ...roles: Role[]): boolean =>
  user !== null && user.role !== undefined && roles.includes(user.role)
