import type { PayloadHandler } from 'payload'

import { askedQuestions } from './checkDetails.ts'
import { findEventForStaff } from './findEventForStaff.ts'
import { freePlaces } from './freePlaces.ts'
import { findPlaces } from './places.ts'
import { registrationsOfEvent } from './registrationsOfEvent.ts'
import { requireEditor } from './requireEditor.ts'

/**
 * Who signed up for an event, with its places: those that were counted stay when the registrations
 * themselves are removed.
 */
export const listSignUps: PayloadHandler = async (req) => {
  requireEditor(req)
  const event = await findEventForStaff(req)
  const docs = await registrationsOfEvent(req, event.id)
  const places = await findPlaces(req, event.id)
  const capacity = event.signUp?.capacity ?? null
  const attended = docs.filter((one) => one.attended).length + (places?.removedAttended ?? 0)
  return Response.json(
    {
      capacity,
      confirmed: places?.confirmed ?? 0,
      waiting: places?.waiting ?? 0,
      cancelled: places?.cancelled ?? 0,
      attended,
      free: capacity === null || !places ? capacity : freePlaces(event, places),
      questions: askedQuestions(event).map(({ id, label }) => ({ id, label })),
      docs: docs.map(
        ({ accessNeeds, answers, attended, createdAt, email, id, name, sequence, status }) => ({
          ...{ id, name, email, status, sequence, accessNeeds, answers, attended, createdAt },
        }),
      ),
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
