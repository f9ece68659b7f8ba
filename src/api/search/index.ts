import type { RequestHandler } from 'express'

import { HttpError } from '../../lib/httpError.ts'
import { InvalidQuery } from '../../lib/invalidQuery.ts'
import type { PublicAddress } from '../../lib/publicAddress.ts'
import { excerptOf } from '../../search/excerpt.ts'
import { findMatches, markUp } from '../../search/highlight.ts'
import type { Search, SearchPage, SearchRequest } from '../../search/startSearch.ts'
import type { AnswerPublicly } from '../publicAnswers.ts'
import { readSearch } from './readSearch.ts'

/** `GET /api/search?q=`: what anybody may read and asks for, the best first, in pages like Payload's. */
export function search(options: {
  search: Search
  answerPublicly: AnswerPublicly
  addressOf: PublicAddress
}): RequestHandler {
  const { answerPublicly, addressOf } = options
  const { find } = options.search

  return async function search(req, res) {
    const request = readRequest(req.originalUrl)
    // Whatever is written differently and means the same is the same request here.
    await answerPublicly(req, res, `/api/search ${JSON.stringify(request)}`, async () => {
      const found = request.words.length > 0 ? await find(request) : nothing
      return Response.json({
        docs: found.documents.map((document) => describe(document, found.wanted, addressOf)),
        ...paging(found.total, request),
      })
    })
  }
}

const nothing: SearchPage = { total: 0, documents: [], wanted: [] }

function readRequest(url: string): SearchRequest {
  const at = url.indexOf('?')
  try {
    return readSearch(at === -1 ? '' : url.slice(at))
  } catch (error) {
    throw error instanceof InvalidQuery ? new HttpError(400, error.message) : error
  }
}

function describe(
  document: SearchPage['documents'][number],
  wanted: SearchPage['wanted'],
  addressOf: PublicAddress,
) {
  const { collection, date, id, paragraphs, slug, summary, title } = document
  const excerpt = excerptOf(summary ? [summary, ...paragraphs] : paragraphs, wanted)
  const marked = (text: string) => markUp(text, findMatches(text, wanted).ranges)
  return {
    collection,
    id,
    title,
    slug,
    url: addressOf(collection, { id, slug }),
    date,
    summary,
    excerpt,
    highlights: { title: marked(title), excerpt: marked(excerpt) },
  }
}

function paging(totalDocs: number, { limit, page }: SearchRequest) {
  const totalPages = Math.max(1, Math.ceil(totalDocs / limit))
  const hasPrevPage = page > 1
  const hasNextPage = page < totalPages
  return {
    totalDocs,
    limit,
    totalPages,
    page,
    pagingCounter: (page - 1) * limit + 1,
    hasPrevPage,
    hasNextPage,
    prevPage: hasPrevPage ? page - 1 : null,
    nextPage: hasNextPage ? page + 1 : null,
  }
}
