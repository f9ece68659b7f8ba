import type { PayloadRequest } from 'payload'

import type { SecondFactor } from '../../src/lib/payload-types.ts'
import { secondFactorsSlug } from '../slugs.ts'

/**
 * Changes a second factor from the state that was read.
 * @returns whether it was; not where another request has changed it meanwhile
 */
export async function reviseFactor(
  req: PayloadRequest,
  { id, revision }: Pick<SecondFactor, 'id' | 'revision'>,
  data: Partial<SecondFactor>,
): Promise<boolean> {
  // One statement whose condition decides, on both databases.
  const revised: unknown = await req.payload.db.updateOne({
    collection: secondFactorsSlug,
    data: { ...data, revision: revision + 1 },
    req,
    where: { and: [{ id: { equals: id } }, { revision: { equals: revision } }] },
  })
  return Boolean(revised)
}
