import type { CollectionAfterChangeHook } from 'payload'

import type { Event } from '../../src/lib/payload-types.ts'
import { moveUp } from '../Registrations/moveUp.ts'
import { changePlaces, findPlaces, readPlaces } from '../Registrations/places.ts'
import { findSignUpEvent } from '../Registrations/signUpEvent.ts'

/**
 * Holds the places of an event against sign-ups at the same moment when the event itself changes, and
 * gives what that made free to those who wait. Fewer places throw nobody out.
 */
export const keepPlaces: CollectionAfterChangeHook<Event> = async ({ doc, req }) => {
  const event = await findSignUpEvent(req, doc.id)
  // A draft beside it changes nothing of what is published.
  if (!event || (doc._status === 'draft' && event._status === 'published')) return doc
  const takesPeople = event._status === 'published' && event.signUp?.mode === 'here'
  const places = takesPeople ? await readPlaces(req, doc.id) : await findPlaces(req, doc.id)
  if (places) await moveUp(req, event, await changePlaces(req, places))
  return doc
}
