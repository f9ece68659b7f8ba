import type { Payload } from 'payload'

import type { Reference } from '../../renditions/references.ts'

/** More than anybody would read on a page. */
const limit = 20

const contributions = [
  { collection: 'posts', rows: ['credits'], sort: '-publishedAt' },
  { collection: 'projects', rows: ['team'], sort: '-publishedAt' },
  { collection: 'events', rows: ['hosts', 'speakers'], sort: '-startsAt' },
] as const

/** What a person contributed to, as the public sees it. */
export async function contributionsOf(payload: Payload, person: string): Promise<Reference[]> {
  const found = await Promise.all(
    contributions.map(async ({ collection, rows, sort }) => {
      const { docs } = await payload.find({
        collection,
        depth: 0,
        limit,
        overrideAccess: false,
        pagination: false,
        select: {},
        sort,
        where: { or: rows.map((row) => ({ [`${row}.person`]: { equals: person } })) },
      })
      return docs.map(({ id }) => ({ collection, id }))
    }),
  )
  return found.flat()
}
