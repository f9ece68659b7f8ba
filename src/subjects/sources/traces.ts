import type { CollectionSlug } from 'payload'

import { previewLinksSlug } from '../../../collections/slugs.ts'
import { wordsOf } from '../lookThrough.ts'
import { itemOf } from '../itemsOf.ts'
import { storedDocuments } from '../storedDocuments.ts'
import type { Item, Source } from '../subject.ts'

const collections: CollectionSlug[] = [
  previewLinksSlug,
  'payload-locked-documents',
  'payload-preferences',
]

/** What working on a profile leaves behind: links to its draft, locks, and how a list was filtered. */
export const traces: Source = {
  kind: 'traces',
  label: 'Links to drafts, locks and settings of the panel',
  isExported: false,
  find: async ({ sightings, subject, req }) => {
    const ids = [
      ...subject.people.map(({ id }) => id),
      ...sightings
        .filter(
          ({ collection, references }) =>
            collection === 'testimonials' && references.includes('person'),
        )
        .map(({ id }) => id),
    ]
    const words = wordsOf(subject)
    const items: Item[] = []
    for (const collection of collections) {
      for await (const document of storedDocuments(collection, req)) {
        const text = JSON.stringify(document)
        const isOf = ids.some((id) => text.includes(id)) || words.some((word) => word.test(text))
        if (isOf) items.push(itemOf(collection, document))
      }
    }
    return items
  },
  erase: async (items, _, { req }) => {
    for (const { collection, id } of items) {
      await req.payload.db.deleteMany({ collection, where: { id: { equals: id } }, req })
    }
    return { deleted: items.length }
  },
}
