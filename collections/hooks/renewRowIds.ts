import type { CollectionBeforeChangeHook, Where } from 'payload'

import { rowsOf, type Row } from './rowsOf.ts'

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
  const { docs: others } = await req.payload.find({
    collection: slug,
    depth: 0,
    pagination: false,
    req,
    trash: true,
    where: { and: [isNot(originalDoc?.id), { or: namesAny(named) }] },
  })
  const taken = new Set(
    others.flatMap((other) => rowsOf(flattenedFields, other).map(({ row }) => row.id)),
  )
  for (const { row } of named) if (taken.has(row.id)) delete row.id
  return data
}

const isNot = (id: string | undefined): Where => (id ? { id: { not_equals: id } } : {})

function namesAny(rows: Row[]): Where[] {
  const paths = [...new Set(rows.map(({ path }) => path))]
  return paths.map((path) => ({
    [path]: { in: rows.filter((row) => row.path === path).map(({ row }) => row.id) },
  }))
}
