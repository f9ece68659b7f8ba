import type { Where } from 'payload'

/** The testimonials that are shown under the name of the person who gave them. */
export const namesSpeaker: Where = { shownAs: { equals: 'person' } }
