import { mediaSlug } from '../../../collections/slugs.ts'
import { itemsOf, sightedItems } from '../itemsOf.ts'
import { destroy, rewrite } from '../rewrite.ts'
import type { Item, Search, Source } from '../subject.ts'
import { withoutPerson } from '../withoutPerson.ts'

const showsOthers = 'It shows other people too: look whether it may stay.'

export const media: Source = {
  kind: 'media',
  label: 'Files that show the person',
  isExported: true,
  find: async ({ req, sightings, subject }) => {
    const ids = new Set(subject.people.map(({ id }) => id))
    const shown = sightings.filter(
      ({ collection, references }) => collection === mediaSlug && references.includes('people'),
    )
    const isShared = new Set(
      shown.filter(({ shows }) => shows.some((id) => !ids.has(id))).map(({ id }) => id),
    )
    const items = sightedItems(shown, mediaSlug, () => true)
    const photos = await photosOnly(req, subject, new Set(items.map(({ id }) => id)))
    return [
      ...items.map((item) => (isShared.has(item.id) ? { ...item, note: showsOthers } : item)),
      ...photos,
    ]
  },
  erase: async (items, choices, { subject, req }) => {
    let deleted = 0
    for (const { id, note } of items) {
      if (choices.media === 'delete' && note !== showsOthers) {
        await destroy(mediaSlug, id, req)
        deleted += 1
      } else {
        await rewrite(mediaSlug, id, req, (file) =>
          subject.people.reduce((left, person) => withoutPerson(left, person.id), file),
        )
      }
    }
    return { deleted, changed: items.length - deleted }
  },
}

/** The photos of a profile that name nobody as shown. */
async function photosOnly(
  req: Search['req'],
  { people }: Search['subject'],
  known: Set<string>,
): Promise<Item[]> {
  const ids = [...new Set(people.flatMap(({ photos }) => photos))].filter((id) => !known.has(id))
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({
    collection: mediaSlug,
    depth: 0,
    pagination: false,
    req,
    trash: true,
    where: { id: { in: ids } },
  })
  const free = docs.filter((file) => (file.people ?? []).length === 0).map(({ id }) => id)
  const items = await itemsOf(mediaSlug, free, req)
  return items.map((item) => ({ ...item, note: 'It is the photo of the profile.' }))
}
