import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import type { EventPlace, Registration } from '../../src/lib/payload-types.ts'
import { eventPlacesSlug, registrationsSlug } from '../slugs.ts'
import { PlacesConflict } from './PlacesConflict.ts'

/** How many people have signed up for an event; `free` is nowhere kept, see `freePlaces`. */
export type Places = Pick<
  EventPlace,
  'cancelled' | 'confirmed' | 'event' | 'removedAttended' | 'revision' | 'sequence' | 'waiting'
>

/** The places of an event as they are; made from its registrations where nobody has asked before. */
export async function readPlaces(req: PayloadRequest, event: string): Promise<Places> {
  const found = await findPlaces(req, event)
  if (found) return found
  const places = {
    event,
    confirmed: await countOf(req, event, 'confirmed'),
    waiting: await countOf(req, event, 'waiting'),
    cancelled: await countOf(req, event, 'cancelled'),
    removedAttended: 0,
    sequence: await lastSequence(req, event),
    revision: 0,
  }
  await req.payload.db.create({
    collection: eventPlacesSlug,
    data: { id: uuidv7(), ...places },
    req,
    returning: false,
  })
  return places
}

/** The places of an event, if they have been counted before. */
export const findPlaces = (req: PayloadRequest, event: string): Promise<EventPlace | null> =>
  req.payload.db.findOne<EventPlace>({
    collection: eventPlacesSlug,
    where: { event: { equals: event } },
    req,
  })

/**
 * Changes the places of an event, in one statement that holds on every database: it matches only
 * while they are as they were read. What follows in the same transaction is safe from others.
 * @throws PlacesConflict (503) where somebody else was faster
 */
export async function changePlaces(
  req: PayloadRequest,
  read: Places,
  change: Partial<Places> = {},
): Promise<Places> {
  const changed = { ...change, revision: read.revision + 1 }
  const saved: unknown = await req.payload.db.updateOne({
    collection: eventPlacesSlug,
    where: { and: [{ event: { equals: read.event } }, { revision: { equals: read.revision } }] },
    data: changed,
    options: { atomic: true },
    req,
  })
  if (!saved) throw new PlacesConflict()
  return { ...read, ...changed }
}

async function countOf(
  req: PayloadRequest,
  event: string,
  status: Registration['status'],
): Promise<number> {
  const { totalDocs } = await req.payload.db.count({
    collection: registrationsSlug,
    where: { and: [{ event: { equals: event } }, { status: { equals: status } }] },
    req,
  })
  return totalDocs
}

async function lastSequence(req: PayloadRequest, event: string): Promise<number> {
  const { docs } = await req.payload.db.find<Registration>({
    collection: registrationsSlug,
    where: { event: { equals: event } },
    sort: '-sequence',
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]?.sequence ?? 0
}
