import type { NumberField } from 'payload'

import { idField } from '../fields/id.ts'
import { serverOnly } from '../serverOnly.ts'
import { eventPlacesSlug } from '../slugs.ts'

const count = (name: string): NumberField => ({
  name,
  type: 'number',
  required: true,
  defaultValue: 0,
})

/**
 * How many people have signed up for each event. Whoever takes or gives up a place changes this one
 * document, see docs/decisions/0020-places.md; it outlives the registrations that it counts.
 */
export const EventPlaces = serverOnly({
  slug: eventPlacesSlug,
  labels: { singular: 'Places of an event', plural: 'Places of events' },
  fields: [
    idField,
    /** The id of the event. No relation, which the database would empty before the event goes. */
    { name: 'event', type: 'text', required: true, unique: true },
    count('confirmed'),
    count('waiting'),
    count('cancelled'),
    /** How many of the registrations that have been deleted were of people who came. */
    count('removedAttended'),
    /** The place in the order of sign-up that was given last. */
    count('sequence'),
    /** Grows with every change: a change made from an older state is refused. */
    count('revision'),
  ],
})
