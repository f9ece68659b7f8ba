import type { PayloadRequest } from 'payload'

import type { User } from '../../src/lib/payload-types.ts'
import { usersSlug } from '../slugs.ts'

/** An account as it is stored, with what checks its password. Nothing of it is for an answer. */
export const storedAccount = (req: PayloadRequest, id: string): Promise<User | null> =>
  req.payload.db.findOne<User>({ collection: usersSlug, req, where: { id: { equals: id } } })
