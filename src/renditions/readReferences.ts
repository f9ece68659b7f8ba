import type { Payload, Where } from 'payload'

import { eventsSlug } from '../../collections/slugs.ts'
import { collectReferences } from './collectReferences.ts'
import {
  type Reference,
  type ReferredCollection,
  type References,
  type Shown,
  shownFields,
} from './references.ts'

/** The longest list of upcoming events that an editor can ask for. */
const maxUpcoming = 20

/**
 * Reads what rich texts refer to, each collection once for all of them. It is read as nobody in
 * particular, whoever asks: drafts, what is in the trash and what lacks consent are not there.
 * @param further references from elsewhere, to be read along
 */
export async function readReferences(
  payload: Payload,
  states: readonly unknown[],
  further: readonly Reference[] = [],
): Promise<References> {
  const wanted = collectReferences(states)
  wanted.references.push(...further)

  const find = async <Collection extends ReferredCollection>(
    collection: Collection,
    options: { where: Where; limit?: number; sort?: string },
  ): Promise<(Shown[Collection] & { id: string })[]> => {
    const { docs } = await payload.find({
      ...options,
      collection,
      select: shownFields[collection],
      populate: { people: shownFields.people },
      depth: collection === 'testimonials' ? 1 : 0,
      overrideAccess: false,
      pagination: false,
    })
    return docs
  }

  const byId = async <Collection extends ReferredCollection>(collection: Collection) => {
    const references = wanted.references.filter((reference) => reference.collection === collection)
    const ids = [...new Set(references.map(({ id }) => id))]
    const docs = ids.length > 0 ? await find(collection, { where: { id: { in: ids } } }) : []
    return new Map(docs.map((doc) => [doc.id, doc]))
  }

  const upcoming = (): Promise<Shown['events'][]> =>
    find(eventsSlug, {
      where: { endsAt: { greater_than: new Date().toISOString() } },
      sort: 'startsAt',
      limit: maxUpcoming,
    })

  const [events, media, organisations, people, posts, projects, testimonials, topics, next] =
    await Promise.all([
      byId('events'),
      byId('media'),
      byId('organisations'),
      byId('people'),
      byId('posts'),
      byId('projects'),
      byId('testimonials'),
      byId('topics'),
      wanted.upcomingEvents ? upcoming() : [],
    ])
  return {
    events,
    media,
    organisations,
    people,
    posts,
    projects,
    testimonials,
    topics,
    upcomingEvents: next,
  }
}
