import type { Payload } from 'payload'

import { peopleSlug, testimonialsSlug } from '../../../collections/slugs.ts'

/**
 * Whether somebody took back their consent to a document, or it has run out or never was for the
 * website. Staff go on seeing it;
 * a link that was given away before does not. While they have not answered yet it may show them what
 * would be published.
 */
export async function consentEnded(
  payload: Payload,
  collection: string,
  id: string,
): Promise<boolean> {
  if (collection !== peopleSlug && collection !== testimonialsSlug) return false
  const { docs } = await payload.find({
    collection,
    depth: 0,
    draft: true,
    limit: 1,
    pagination: false,
    select: { consent: true },
    where: { id: { equals: id } },
  })
  const { expiresAt, heldBackFrom, status } = docs[0]?.consent ?? {}
  return status === 'withdrawn' || [expiresAt, heldBackFrom].some(isPast)
}

const isPast = (instant: string | null | undefined): boolean =>
  Boolean(instant) && new Date(`${instant}`) <= new Date()
