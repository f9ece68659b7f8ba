import type { SelectType, TransformCollectionWithSelect } from 'payload'

/** What a calendar shows of an event: never its joining link. */
export const calendarFields = {
  accessProvision: true,
  calendarSequence: true,
  createdAt: true,
  endsAt: true,
  format: true,
  inPlainWords: true,
  kind: true,
  slug: true,
  startsAt: true,
  status: true,
  summary: true,
  timeZone: true,
  title: true,
  topics: true,
  updatedAt: true,
  venue: true,
} as const satisfies SelectType

export type CalendarEvent = TransformCollectionWithSelect<'events', typeof calendarFields>
