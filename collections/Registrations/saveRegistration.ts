import type { PayloadRequest } from 'payload'

import type { Registration } from '../../src/lib/payload-types.ts'
import { registrationsSlug } from '../slugs.ts'

type Change = Partial<Omit<Registration, 'createdAt' | 'id' | 'updatedAt'>>

/** Changes a registration in the transaction of `req`, and gives it as it is then. */
export async function saveRegistration(
  req: PayloadRequest,
  known: Registration,
  change: Change,
): Promise<Registration> {
  await req.payload.db.updateOne({
    collection: registrationsSlug,
    id: known.id,
    data: { ...change, updatedAt: new Date().toISOString() },
    req,
    returning: false,
  })
  return { ...known, ...change }
}
