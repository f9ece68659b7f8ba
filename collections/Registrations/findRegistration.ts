import type { PayloadRequest } from 'payload'

import type { Registration } from '../../src/lib/payload-types.ts'
import { registrationsSlug } from '../slugs.ts'

/** A registration as the transaction of `req` sees it. */
export const findRegistration = (req: PayloadRequest, id: string): Promise<Registration | null> =>
  req.payload.db.findOne<Registration>({
    collection: registrationsSlug,
    where: { id: { equals: id } },
    req,
  })

/** The id of a registration's event, which is gone where it was deleted for good. */
export function eventIdOf({ event }: Pick<Registration, 'event'>): string | undefined {
  return (typeof event === 'object' ? event?.id : event) ?? undefined
}
