import type { Payload } from 'payload'

import { idsOf } from '../../renditions/values.ts'
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
  return [...found.flat(), ...(await joinedTo(payload, person))]
}

const joined = { testimonials: 'testimonials', photographs: 'media' } as const

/** What only the person's own lists may tell: who said something can be asked of nothing else. */
async function joinedTo(payload: Payload, person: string): Promise<Reference[]> {
  const { docs } = await payload.find({
    collection: 'people',
    depth: 0,
    joins: { testimonials: { limit }, photographs: { limit } },
    limit: 1,
    overrideAccess: false,
    pagination: false,
    select: { testimonials: true, photographs: true },
    where: { id: { equals: person } },
  })
  return Object.entries(joined).flatMap(([list, collection]) =>
    idsOf(docs[0]?.[list as keyof typeof joined]?.docs).map((id) => ({ collection, id })),
  )
}
