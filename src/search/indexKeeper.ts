import { Mutex } from 'async-mutex'
import type { Payload, Where } from 'payload'

import type { ContentChange } from '../delivery/contentChanges.ts'
import { readConsentEnds } from './readConsentEnds.ts'
import { readDocuments } from './readDocuments.ts'
import { searchedCollections, type SearchedCollection } from './searchedCollections.ts'
import type { SearchIndex } from './searchIndex.ts'

export type IndexKeeper = {
  /** Notes that the index is no longer right about some documents, and mends it soon. */
  note: (change: ContentChange) => void
  /** Resolves once the index holds all that was noted, or committed by others, before the call. */
  settle: () => Promise<void>
  /** Resolves when no more is read. */
  stop: () => Promise<void>
}

/** What has to be looked at again in a collection: what others may have changed, or all of it. */
type Doubt = 'everything' | 'others'

/** Documents indexed at a time; between two times the process does other things. */
const batchSize = 10
const listedAtOnce = 250
/** Up to so many changes of others are looked for by their time, in a list of documents otherwise. */
const recentAtMost = 1000
/** How far the clock of another process may be off, or a transaction take to commit. */
const marginMs = 2 * 60_000

/**
 * Keeps an index true to the database. A change only notes what to read again, so that no write
 * waits; a search that comes first reads it. All reading is done by one after another, as the public,
 * and starts after the commit: what is read late is never older than what is there.
 */
export function keepIndex(payload: Payload, index: SearchIndex): IndexKeeper {
  const changed = new Map<SearchedCollection, Set<string>>()
  const doubts = new Map<SearchedCollection, Doubt>(
    searchedCollections.map((collection) => [collection, 'everything']),
  )
  const lookedAt = new Map<SearchedCollection, number>()
  const turn = new Mutex()
  let next: Promise<void> | undefined
  let isStopping = false
  let soon: NodeJS.Immediate | undefined

  const doubt = (collection: SearchedCollection, how: Doubt) => {
    if (doubts.get(collection) !== 'everything') doubts.set(collection, how)
  }
  const change = (collection: SearchedCollection, ids: Iterable<string>) => {
    const known = changed.get(collection) ?? new Set()
    changed.set(collection, known)
    for (const id of ids) known.add(id)
  }

  const refresh = async (collection: SearchedCollection, ids: string[]) => {
    for (let start = 0; start < ids.length && !isStopping; start += batchSize) {
      const batch = ids.slice(start, start + batchSize)
      const [documents, ends] = await Promise.all([
        readDocuments(payload, collection, batch),
        readConsentEnds(payload, collection, batch),
      ])
      index.replace(
        batch.map((id) => ({ collection, id })),
        documents.map((document) => ({
          ...document,
          collection,
          expiresAt: ends.get(document.id),
        })),
      )
      await new Promise(setImmediate)
    }
  }

  /** Compares the whole list of what is public with the index. */
  const lookThrough = async (collection: SearchedCollection, known: Map<string, string>) => {
    const gone = new Set(index.versions(collection).keys())
    let after: Where = {}
    while (!isStopping) {
      const { docs } = await payload.find({
        collection,
        where: after,
        sort: ['createdAt', 'id'],
        select: { createdAt: true, updatedAt: true },
        overrideAccess: false,
        depth: 0,
        limit: listedAtOnce,
        pagination: false,
      })
      for (const { id } of docs) gone.delete(id)
      const differing = docs.filter(({ id, updatedAt }) => known.get(id) !== updatedAt)
      await refresh(
        collection,
        differing.map(({ id }) => id),
      )
      const last = docs.at(-1)
      if (!last || docs.length < listedAtOnce) break
      after = laterThan(last)
    }
    await refresh(collection, [...gone])
  }

  /** Reads again what others have changed: by its time, and by how many there are. */
  const catchUp = async (collection: SearchedCollection) => {
    const known = index.versions(collection)
    const since = new Date((lookedAt.get(collection) ?? 0) - marginMs).toISOString()
    const { docs } = await payload.find({
      collection,
      where: { updatedAt: { greater_than_equal: since } },
      sort: 'updatedAt',
      select: { updatedAt: true },
      trash: true,
      depth: 0,
      limit: recentAtMost,
      pagination: false,
    })
    const differing = docs.filter(({ id, updatedAt }) => known.get(id) !== updatedAt)
    await refresh(
      collection,
      differing.map(({ id }) => id),
    )
    const { totalDocs } = await payload.count({ collection, overrideAccess: false })
    const isComplete = docs.length < recentAtMost && totalDocs === index.count(collection)
    if (!isComplete) await lookThrough(collection, index.versions(collection))
  }

  const resolveDoubt = async (collection: SearchedCollection, how: Doubt) => {
    const startedAt = Date.now()
    if (how === 'others') await catchUp(collection)
    else await lookThrough(collection, new Map())
    lookedAt.set(collection, startedAt)
  }

  const mend = async () => {
    const doubted = [...doubts]
    const ids = [...changed]
    doubts.clear()
    changed.clear()
    try {
      for (const [collection, how] of doubted) await resolveDoubt(collection, how)
      for (const [collection, known] of ids) await refresh(collection, [...known])
    } catch (error) {
      doubted.forEach(([collection, how]) => doubt(collection, how))
      ids.forEach(([collection, known]) => change(collection, known))
      throw error
    }
  }

  // All who ask before it begins share one mending.
  const settle = () =>
    (next ??= turn.runExclusive(() => {
      next = undefined
      return mend()
    }))

  const settleSoon = () => {
    soon ??= setImmediate(() => {
      soon = undefined
      settle().catch((error: unknown) => {
        payload.logger.error({
          err: error,
          msg: 'The search index could not be brought up to date',
        })
      })
    })
  }
  settleSoon()

  return {
    note: ({ collection, ids }) => {
      const known = searchedCollections.find((slug) => slug === collection)
      if (collection === undefined) searchedCollections.forEach((slug) => doubt(slug, 'others'))
      else if (!known) return
      else if (ids) change(known, ids)
      else doubts.set(known, 'everything')
      settleSoon()
    },
    settle: () => {
      // Where the database cannot tell of other processes' writes, each search looks for them.
      if (!payload.db.othersVersion) searchedCollections.forEach((slug) => doubt(slug, 'others'))
      return settle()
    },
    stop: async () => {
      isStopping = true
      clearImmediate(soon)
      await turn.waitForUnlock()
    },
  }
}

/** What comes after a document in the order of creation; the first condition is one for an index. */
const laterThan = ({ createdAt, id }: { createdAt: string; id: string }): Where => ({
  and: [
    { createdAt: { greater_than_equal: createdAt } },
    { or: [{ createdAt: { greater_than: createdAt } }, { id: { greater_than: id } }] },
  ],
})
