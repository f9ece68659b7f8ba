import type { Request } from 'express'
import { LRUCache } from 'lru-cache'
import { formatNames } from 'payload'

import { canonicalQuery, type CanonicalQuery } from '../../lib/canonicalQuery.ts'
import { isRecord } from '../../lib/isRecord.ts'
import { stableJson } from '../../lib/stableJson.ts'

/** A query with the same answer for everybody, and the one name of all those like it. */
export type PublicQuery = {
  key: string
  mediaType: string
  query: string
  variables: Record<string, unknown>
}

type Asked = { query: string; variables: Record<string, unknown>; operationName: unknown }

const known = new Set(['query', 'variables', 'operationName', 'extensions'])
/** In characters: queries that are kept parsed, and variables that are worth a key. */
const keptText = 4_000_000
const longestVariables = 4000
/** In bytes; to read what is longer twice would only take time. */
const longestBody = 150_000

const graphqlResponse = 'application/graphql-response+json'

/**
 * Reads which query of public documents a request asks, by GET or POST; what it is not sure of is
 * left to the GraphQL server, and so are all errors.
 * @param collections the slugs that the public may read
 */
export function createQueryReader(collections: Iterable<string>) {
  const fields = new Set([...collections].flatMap(fieldsOf))
  const queries = new LRUCache<string, { canonical: CanonicalQuery | undefined }>({
    maxSize: keptText,
    sizeCalculation: (_query, text) => text.length * 2 + 100,
  })

  const canonicalOf = (text: string) => {
    const found = queries.get(text)
    if (found) return found.canonical
    const canonical = canonicalQuery(text, fields)
    queries.set(text, { canonical })
    return canonical
  }

  return function readPublicQuery(req: Request): PublicQuery | undefined {
    const mediaType = mediaTypeOf(req.headers.accept)
    const asked = mediaType && (req.method === 'GET' ? readAddress(req) : readBody(req))
    const canonical = asked && canonicalOf(asked.query)
    if (!canonical || (asked.operationName || canonical.name) !== canonical.name) return undefined
    const variables = stableJson(asked.variables)
    if (variables.length > longestVariables) return undefined
    const { query } = asked
    return {
      // Variables as JSON have no line break, so that no two questions share a key.
      key: `${mediaType} ${canonical.text}\n${variables}`,
      mediaType,
      query,
      variables: asked.variables,
    }
  }
}

/** The fields that Payload makes to read a collection: one document, a list, how many there are. */
export function fieldsOf(collection: string): [document: string, list: string, count: string] {
  const { singular, plural } = formatNames(collection)
  const list = singular === plural ? `all${singular}` : plural
  return [singular, list, `count${list}`]
}

/** What the server would answer with; nothing for a browser that may want the explorer's page. */
function mediaTypeOf(accept = '*/*'): string | undefined {
  if (accept.includes('text/html')) return undefined
  if (accept.includes(graphqlResponse)) return graphqlResponse
  return /application\/json|\*\/\*/.test(accept) ? 'application/json' : undefined
}

function readAddress(req: Request): Asked | undefined {
  const { query, variables, operationName } = req.query
  if (typeof query !== 'string') return undefined
  return checked(query, variables === undefined ? {} : fromJson(variables), operationName)
}

function readBody({ body, headers }: Request): Asked | undefined {
  const isJson = headers['content-type']?.split(';', 1)[0] === 'application/json'
  const isShort = body instanceof Buffer && body.length <= longestBody
  const sent = isJson && isShort ? fromJson(body.toString()) : undefined
  if (!isRecord(sent) || Object.keys(sent).some((name) => !known.has(name))) return undefined
  return checked(sent.query, sent.variables ?? {}, sent.operationName)
}

const checked = (query: unknown, variables: unknown, operationName: unknown): Asked | undefined =>
  typeof query === 'string' && isRecord(variables) ? { query, variables, operationName } : undefined

function fromJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined
  } catch {
    return undefined
  }
}
