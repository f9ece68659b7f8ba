import { redirectsSlug } from '../../../collections/slugs.ts'
import { itemsWhere } from '../itemsOf.ts'
import { destroy } from '../rewrite.ts'
import type { Source } from '../subject.ts'

/** Addresses of a profile, which are made of a name, forwarded by hand. */
export const redirects: Source = {
  kind: 'redirects',
  label: 'Redirects from or to the profile',
  isExported: false,
  find: ({ subject, req }) => {
    const paths = subject.people.flatMap(({ slugs }) => slugs.map((slug) => `/people/${slug}`))
    return paths.length === 0
      ? []
      : itemsWhere(
          redirectsSlug,
          { or: [{ from: { in: paths } }, { 'to.url': { in: paths } }] },
          req,
        )
  },
  erase: async (items, _, { req }) => {
    for (const { id } of items) await destroy(redirectsSlug, id, req)
    return { deleted: items.length }
  },
}
