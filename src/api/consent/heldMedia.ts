import { createLocalReq, type Payload, type Where } from 'payload'

import { always, coversWebsite, endOfConsent } from '../../../collections/consent/heldBackFrom.ts'
import { endByPeople } from '../../../collections/consent/settleConsent.ts'
import { mediaSlug, peopleSlug } from '../../../collections/slugs.ts'
import type { Media } from '../../lib/payload-types.ts'
import { idOf, idsOf } from '../../renditions/values.ts'
import type { Link } from './findLink.ts'

/** More than anybody would look at on a page. */
const limit = 20

/**
 * The files that the page of a link shows although the public may not see them: the one that it asks
 * about, and of a person the photographs that would be public if they agreed. What somebody else has
 * refused is not among them.
 */
export async function heldMedia(
  payload: Payload,
  { collection, document }: Link,
  photo?: unknown,
): Promise<Media[]> {
  if (collection !== mediaSlug && collection !== peopleSlug) return []
  const where: Where =
    collection === mediaSlug
      ? { id: { equals: document } }
      : { or: [{ people: { equals: document } }, { id: { equals: idOf(photo) ?? '' } }] }
  const { docs } = await payload.find({
    collection: mediaSlug,
    depth: 0,
    limit,
    pagination: false,
    sort: '-createdAt',
    where,
  })
  if (collection === mediaSlug) return docs
  const req = await createLocalReq({}, payload)
  const now = new Date().toISOString()
  const shown = await Promise.all(
    docs.map(async (media) => {
      const own = media.consent ?? {}
      if (!coversWebsite(own) || hasPassed(endOfConsent(own), now)) return []
      const others = idsOf(media.people).filter((id) => id !== document)
      return hasPassed(await endByPeople(others, req), now) ? [] : [media]
    }),
  )
  return shown.flat()
}

const hasPassed = (end: string | null, now: string): boolean =>
  end !== null && (end === always || end <= now)
