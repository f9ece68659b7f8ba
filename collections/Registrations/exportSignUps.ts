import type { PayloadHandler } from 'payload'

import { toCsv } from '../../src/lib/csv.ts'
import { isRecord } from '../../src/lib/isRecord.ts'
import { toSlug } from '../../src/lib/toSlug.ts'
import { isTimeZone, toLocal } from '../../src/lib/zonedTime.ts'
import { defaultTimeZone } from '../../src/lib/defaultTimeZone.ts'
import { noteActivity } from '../Activity/noteActivity.ts'
import { documentTitle } from '../documentTitle.ts'
import { askedQuestions } from './checkDetails.ts'
import { eventsSlug } from '../slugs.ts'
import { findEventForStaff } from './findEventForStaff.ts'
import { registrationsOfEvent } from './registrationsOfEvent.ts'
import { requireEditor } from './requireEditor.ts'

const statusWords = { confirmed: 'Confirmed', waiting: 'Waiting', cancelled: 'Cancelled' }

/** Who signed up for an event, as a file for a spreadsheet; its times are those of the event's zone. */
export const exportSignUps: PayloadHandler = async (req) => {
  requireEditor(req)
  const event = await findEventForStaff(req)
  const registrations = await registrationsOfEvent(req, event.id)
  const questions = askedQuestions(event)
  const zone = isTimeZone(event.timeZone) ? event.timeZone : defaultTimeZone
  const rows = registrations.map((one) => ({
    ...one,
    status: statusWords[one.status],
    attended: inWords(one.attended),
    createdAt: toLocal(one.createdAt, zone).replace('T', ' '),
    ...answersOf(one.answers),
  }))
  const csv = toCsv(rows, [
    { key: 'sequence', heading: 'Order' },
    { key: 'name', heading: 'Name' },
    { key: 'email', heading: 'E-mail' },
    { key: 'status', heading: 'Status' },
    { key: 'accessNeeds', heading: 'Access needs' },
    ...questions.map(({ id, label }) => ({ key: `answer:${id}`, heading: label ?? '' })),
    { key: 'attended', heading: 'Was there' },
    { key: 'createdAt', heading: `Signed up (${zone})` },
  ])
  await noteActivity(req, 'exported', {
    documentCollection: eventsSlug,
    documentId: event.id,
    documentTitle: documentTitle(event.title),
  })
  return new Response(csv, {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="sign-ups-${toSlug(event.title).slice(0, 60) || 'event'}.csv"`,
      'Content-Type': 'text/csv; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

const answersOf = (answers: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(isRecord(answers) ? answers : {}).map(([id, value]) => [
      `answer:${id}`,
      inWords(value),
    ]),
  )

const inWords = (value: unknown): unknown =>
  typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value
