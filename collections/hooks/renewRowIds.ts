import type { CollectionBeforeChangeHook, Where } from 'payload'

import { rowsOf } from './rowsOf.ts'

const soundId = /^[\w-]{1,64}$/

/**
 * Lets rows that were copied from another document, or stand twice, have identifiers of their own:
 * Payload makes one for each row that has none. SQLite would fail on the second, with a 500, and
 * MongoDB keep both.
 */
export const renewRowIds: CollectionBeforeChangeHook<{ id: string }> = async ({
  collection: { flattenedFields, slug },
  data,
  originalDoc,
  req,
}) => {
  const rows = rowsOf(flattenedFields, data)
  const seen = new Set<unknown>()
  for (const { row } of rows) {
    const { id } = row
    if (typeof id !== 'string' || !soundId.test(id) || seen.has(id)) delete row.id
    seen.add(id)
  }
  const named = rows.filter(({ row }) => row.id)
  if (named.length === 0) return data
  const others = await Promise.all(
    [...new Set(named.map(({ path }) => path))].map(async (path) => {
      const ids = named.filter((row) => row.path === path).map(({ row }) => row.id)
      // Asked for one list at a time: with `or`, SQLite uses no index and goes through all documents.
      const { docs } = await req.payload.find({
        collection: slug,
        depth: 0,
        pagination: false,
        req,
        trash: true,
        where: { and: [isNot(originalDoc?.id), { [path]: { in: ids } }] },
      })
      return docs
    }),
  )
  const taken = new Set(
    others.flat().flatMap((other) => rowsOf(flattenedFields, other).map(({ row }) => row.id)),
  )
  for (const { row } of named) if (taken.has(row.id)) delete row.id
  return data
}

const isNot = (id: string | undefined): Where => (id ? { id: { not_equals: id } } : {})
