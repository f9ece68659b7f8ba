import type { PayloadRequest } from 'payload'

import type { Registration } from '../../src/lib/payload-types.ts'
import { registrationsSlug } from '../slugs.ts'

const order: Registration['status'][] = ['confirmed', 'waiting', 'cancelled']

/** Everybody who signed up for an event: who has a place, who waits, who cancelled; each in order. */
export async function registrationsOfEvent(
  req: PayloadRequest,
  event: string,
): Promise<Registration[]> {
  const { docs } = await req.payload.find({
    collection: registrationsSlug,
    where: { event: { equals: event } },
    sort: 'sequence',
    depth: 0,
    limit: 0,
    pagination: false,
    overrideAccess: false,
    req,
  })
  return docs.toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
}
