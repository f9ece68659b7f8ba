import type { Field } from 'payload'

import { nobodyField } from '../access/nobodyField.ts'

const access = { create: nobodyField, update: nobodyField }

/** What calendars need to tell a change of an event; kept by `countCalendarChanges` alone. */
export const calendarFields: Field[] = [
  { name: 'calendarSequence', type: 'number', hidden: true, access },
  /** Of what a calendar showed when the event was published last. */
  { name: 'calendarDigest', type: 'text', hidden: true, access },
]
