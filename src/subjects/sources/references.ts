import {
  mediaSlug,
  peopleSlug,
  testimonialsSlug,
  previewLinksSlug,
} from '../../../collections/slugs.ts'
import { rewrite } from '../rewrite.ts'
import type { Source } from '../subject.ts'
import { withoutPerson } from '../withoutPerson.ts'

/** Where a reference to a person is dealt with by another source. */
const elsewhere: Record<string, string | undefined> = {
  [mediaSlug]: 'people',
  [testimonialsSlug]: 'person',
  [previewLinksSlug]: 'document.value',
}

export const references: Source = {
  kind: 'credits',
  label: 'Credits and other references',
  isExported: false,
  find: ({ sightings, subject }) =>
    sightings.flatMap(({ collection, id, references, updatedAt, versions }) => {
      const fields = references.filter((field) => field !== elsewhere[collection])
      const isOwn = collection === peopleSlug && subject.people.some((person) => person.id === id)
      return fields.length === 0 || isOwn ? [] : { collection, id, updatedAt, versions, fields }
    }),
  erase: async (items, { profile }, { req, subject }) => {
    if (profile === 'anonymise') return { anonymised: items.length }
    for (const { collection, id } of items) {
      await rewrite(collection, id, req, (document) =>
        subject.people.reduce((left, person) => withoutPerson(left, person.id), document),
      )
    }
    return { changed: items.length }
  },
}
