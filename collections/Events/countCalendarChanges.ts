import { createHash } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'

import type { Event } from '../../src/lib/payload-types.ts'
import { liveDocument } from '../hooks/liveDocument.ts'

type Counted = Pick<Event, 'calendarDigest' | 'calendarSequence'>

/**
 * Counts the published changes of what attendees plan by, for the SEQUENCE of calendars. It counts
 * from the document as it stands, since drafts and older versions bring counts of their own.
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.8.7.4
 */
export const countCalendarChanges: CollectionBeforeChangeHook<Event> = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const live =
    operation === 'update' && originalDoc
      ? await liveDocument<Counted>(collection.slug, originalDoc.id, req)
      : null
  return { ...data, ...counted(live, { ...originalDoc, ...data }) }
}

function counted(live: Counted | null, event: Partial<Event>): Counted {
  const { calendarDigest = null, calendarSequence = null } = live ?? {}
  const digest = event._status === 'published' ? digestOf(event) : calendarDigest
  return {
    calendarDigest: digest,
    calendarSequence: digest === calendarDigest ? calendarSequence : (calendarSequence ?? -1) + 1,
  }
}

function digestOf(event: Partial<Event>): string {
  const { format, venue } = event
  const place = format === 'online' ? undefined : venue
  const shown = [
    event.title,
    ...[event.startsAt, event.endsAt].map((date) => date && new Date(date).getTime()),
    event.timeZone,
    event.status,
    event.kind,
    format,
    place?.name,
    place?.address,
    place?.access,
    place?.accessNotes,
    event.accessProvision,
    event.summary,
    event.inPlainWords,
  ].map((value) => (typeof value === 'string' ? value.trim() : value) || [])
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url')
}
