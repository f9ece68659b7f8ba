import type { CollectionSlug, Payload } from 'payload'

import { isRecord } from '../lib/isRecord.ts'
import { stableJson } from '../lib/stableJson.ts'

/** A document or a version as a database adapter gives it. */
export type Stored = Record<string, unknown> & { id: string }

/** One kind of stored thing: the documents of a collection, or its versions. */
export type Shelf = { collection: CollectionSlug; versions: boolean }

/** Of these a database has its own: what was done to it, and who edits just now. */
const isLeftOut = (slug: string) =>
  ['payload-migrations', 'payload-locked-documents'].includes(slug)

/** Everything that a database of this program holds. */
export const shelvesOf = (payload: Payload): Shelf[] =>
  Object.values(payload.collections)
    .map(({ config }) => config)
    .filter(({ slug }) => !isLeftOut(slug))
    .flatMap(({ slug, versions }) => [
      { collection: slug, versions: false },
      ...(versions ? [{ collection: slug, versions: true }] : []),
    ])

export const nameOf = ({ collection, versions }: Shelf): string =>
  versions ? `versions of ${collection}` : collection

const pageSize = 100

/** All that is on a shelf, a page at a time, in the order of the ids. */
export async function* pagesOf(payload: Payload, shelf: Shelf): AsyncGenerator<Stored[]> {
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await ask(payload, shelf, { limit: pageSize, page, sort: 'id' })
    yield docs
    if (!hasNextPage) return
  }
}

/** Those of a shelf that have one of these ids. */
export const findByIds = async (payload: Payload, shelf: Shelf, ids: string[]): Promise<Stored[]> =>
  (await ask(payload, shelf, { limit: 0, pagination: false, where: { id: { in: ids } } })).docs

async function ask(
  { db }: Payload,
  { collection, versions }: Shelf,
  question: object,
): Promise<{ docs: Stored[]; hasNextPage: boolean }> {
  // What refers to a document is stored with those others.
  const withoutJoins: object = { joins: false }
  const asked = { collection, ...question, ...withoutJoins }
  const { docs, hasNextPage } = versions ? await db.findVersions(asked) : await db.find(asked)
  return { docs: docs as unknown as Stored[], hasNextPage }
}

/**
 * What is stored, written the same way on every database: one says `null` or an empty list where
 * another says nothing.
 * @param leftOut names of fields that need not be the same
 */
export const canonical = (stored: Stored, leftOut: string[] = []): string =>
  stableJson(
    withoutNothing(
      Object.fromEntries(Object.entries(stored).filter(([name]) => !leftOut.includes(name))),
    ),
  )

function withoutNothing(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.length > 0 ? value.map(withoutNothing) : undefined
  if (!isRecord(value)) return value ?? undefined
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, withoutNothing(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
