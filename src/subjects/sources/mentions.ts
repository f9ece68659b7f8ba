import {
  peopleSlug,
  previewLinksSlug,
  registrationsSlug,
  testimonialsSlug,
  usersSlug,
} from '../../../collections/slugs.ts'
import type { Item, Source } from '../subject.ts'

/** What goes from a testimonial of theirs in any case. */
const erasedFields = ['attribution', 'consent.notes']

/** Words that may be about the person. What they say, and whether they may stay, takes a reader. */
export const mentions: Source = {
  kind: 'mentions',
  label: 'To look at by hand: words that may be about them',
  isExported: false,
  find: ({ sightings, subject }) =>
    sightings.flatMap((sighting): Item[] => {
      const { collection, id, references, updatedAt, versions } = sighting
      if (collection === peopleSlug && subject.people.some((person) => person.id === id)) return []
      if (collection === previewLinksSlug) return []
      const isOwn =
        collection === testimonialsSlug ? (references.includes('person') ? erasedFields : []) : []
      const fields = sighting.mentions.filter((field) => !isOwn.includes(field))
      // Registrations and accounts under the e-mail are found as what they are.
      const isFound =
        (collection === registrationsSlug || collection === usersSlug) && fields.includes('email')
      if (fields.length === 0 || isFound) return []
      return [{ collection, id, updatedAt, versions, fields }]
    }),
  stays:
    'A name in running words may be somebody else’s, and a sentence needs a person to mend it.',
}
