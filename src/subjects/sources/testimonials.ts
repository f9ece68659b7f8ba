import { testimonialsSlug } from '../../../collections/slugs.ts'
import { withoutNotes } from '../anonymousProfile.ts'
import { destroy, rewriteWithoutHistory } from '../rewrite.ts'
import { sightedItems } from '../itemsOf.ts'
import type { Source, Stored } from '../subject.ts'

const anonymous = (quote: Stored): Stored => ({
  ...quote,
  attribution: null,
  consent: withoutNotes(quote.consent),
  person: null,
  shownAs: 'anonymous',
})

export const testimonials: Source = {
  kind: 'testimonials',
  label: 'Testimonials',
  isExported: true,
  find: ({ sightings }) =>
    sightedItems(sightings, testimonialsSlug, ({ references }) => references.includes('person')),
  erase: async (items, choices, { req }) => {
    for (const { id } of items) {
      await rewriteWithoutHistory(testimonialsSlug, id, req, anonymous)
      if (choices.testimonials === 'delete') await destroy(testimonialsSlug, id, req)
    }
    return { [choices.testimonials === 'delete' ? 'deleted' : 'anonymised']: items.length }
  },
}
