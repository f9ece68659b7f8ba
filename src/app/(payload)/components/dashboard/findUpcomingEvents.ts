import { eventsSlug } from '../../../../../collections/slugs.ts'
import { defaultTimeZone } from '../../../../lib/defaultTimeZone.ts'
import { type Entry, toEntry } from './entry.ts'
import type { Viewer } from './viewer.ts'

export type UpcomingEvent = Entry & {
  startsAt: string
  timeZone: string
  isDraft: boolean
  status: string | null
}

/** The next events that are not over, drafts among them, soonest first. */
export async function findUpcomingEvents(viewer: Viewer): Promise<UpcomingEvent[]> {
  const { docs } = await viewer.payload.find({
    collection: eventsSlug,
    depth: 0,
    draft: true,
    limit: 5,
    overrideAccess: false,
    pagination: false,
    sort: 'startsAt',
    user: viewer.user,
    where: { endsAt: { greater_than: viewer.now.toISOString() } },
  })
  return docs.flatMap((event) =>
    event.startsAt
      ? [
          {
            ...toEntry(viewer, eventsSlug, event),
            startsAt: event.startsAt,
            timeZone: event.timeZone ?? defaultTimeZone,
            isDraft: event._status === 'draft',
            status: event.status ?? null,
          },
        ]
      : [],
  )
}
