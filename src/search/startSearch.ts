import type { Payload } from 'payload'

import { topicsSlug } from '../../collections/slugs.ts'
import type { ContentWatch } from '../delivery/contentChanges.ts'
import { HttpError } from '../lib/httpError.ts'
import { keepIndex } from './indexKeeper.ts'
import { type FoundDocument, readDocuments } from './readDocuments.ts'
import { searchedCollections, type SearchedCollection } from './searchedCollections.ts'
import { createSearchIndex, type Hit, type Question } from './searchIndex.ts'
import type { Wanted } from './wantedWords.ts'

export type SearchRequest = Omit<Question, 'topics'> & {
  /** Slugs; a document has one of these topics. */
  topics?: string[] | undefined
}

export type SearchPage = {
  total: number
  documents: (FoundDocument & { collection: SearchedCollection })[]
  /** What was found in them. */
  wanted: Wanted[]
}

export type Search = {
  /**
   * What the public may read at this moment and asks for.
   * @throws HttpError 503 while the index is not up to date and it takes long
   */
  find: (request: SearchRequest) => Promise<SearchPage>
  stop: () => Promise<void>
}

const waitMs = 10_000
const attempts = 3

/** Builds the index in the background, and answers from it; see docs/decisions/0015-search.md. */
export function startSearch(payload: Payload, watch: ContentWatch): Search {
  const index = createSearchIndex()
  const keeper = keepIndex(payload, index)
  watch.onChange(keeper.note)

  const find = async (request: SearchRequest, attempt = 1): Promise<SearchPage> => {
    await inTime(keeper.settle())
    const topics = request.topics && (await topicIds(payload, request.topics))
    const { hits, total, wanted } = index.find({ ...request, topics })
    const documents = await readHits(payload, hits)
    const missing = hits.filter(({ id }) => !documents.some((document) => document.id === id))
    if (missing.length === 0 || attempt === attempts) {
      return { total: total - missing.length, documents, wanted }
    }
    // Not public any more, by the clock or by another process's change that is still to be noticed.
    for (const { collection, id } of missing) keeper.note({ collection, ids: [id] })
    return find(request, attempt + 1)
  }

  return {
    find: (request) => find(request),
    stop: async () => {
      await keeper.stop()
      index.close()
    },
  }
}

async function topicIds(payload: Payload, slugs: string[]): Promise<string[]> {
  const { docs } = await payload.find({
    collection: topicsSlug,
    where: { slug: { in: slugs } },
    select: { slug: true },
    overrideAccess: false,
    depth: 0,
    limit: slugs.length,
    pagination: false,
  })
  return docs.map(({ id }) => id)
}

/** The public's own reading of what was found, in the same order, is the last word on it. */
async function readHits(payload: Payload, hits: Hit[]): Promise<SearchPage['documents']> {
  const read = await Promise.all(
    searchedCollections.map(async (collection) => {
      const ids = hits.filter((hit) => hit.collection === collection).map(({ id }) => id)
      if (ids.length === 0) return []
      const documents = await readDocuments(payload, collection, ids)
      return documents.map((document) => ({ ...document, collection }))
    }),
  )
  const byId = new Map(read.flat().map((document) => [document.id, document]))
  return hits.flatMap(({ id }) => byId.get(id) ?? [])
}

async function inTime(settled: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(notYet()), waitMs)
  })
  try {
    await Promise.race([settled, late])
  } finally {
    clearTimeout(timer)
  }
}

const notYet = () =>
  new HttpError(503, 'The search index is being built. Please try again in a moment.', {
    'Retry-After': '5',
  })
