import type { PayloadRequest } from 'payload'

import { hasRole } from './hasRole.ts'

/** Whoever is signed in, whatever the role. */
export const staff = ({ req }: { req: PayloadRequest }): boolean =>
  hasRole(req.user, 'admin', 'editor', 'contributor')
