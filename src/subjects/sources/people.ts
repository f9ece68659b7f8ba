import { freeSlug } from '../../../collections/hooks/freeSlug.ts'
import { peopleSlug } from '../../../collections/slugs.ts'
import { anonymousProfile } from '../anonymousProfile.ts'
import { itemsOf } from '../itemsOf.ts'
import { destroy, rewriteWithoutHistory } from '../rewrite.ts'
import type { Source } from '../subject.ts'

export const people: Source = {
  kind: 'people',
  label: 'Profiles',
  isExported: true,
  find: ({ subject, req }) =>
    itemsOf(
      peopleSlug,
      subject.people.map(({ id }) => id),
      req,
    ),
  erase: async (items, { profile }, { req }) => {
    const { config } = req.payload.collections[peopleSlug]
    for (const { id } of items) {
      // First of all without its name, so that what tells other programs of the deletion has none.
      const slug = await freeSlug({ base: 'a-contributor', collection: config, own: id, req })
      await rewriteWithoutHistory(peopleSlug, id, req, (form) => anonymousProfile(form, slug))
      if (profile === 'delete') await destroy(peopleSlug, id, req)
    }
    return { [profile === 'delete' ? 'deleted' : 'anonymised']: items.length }
  },
}
