import type { Endpoint, Payload, PayloadRequest } from 'payload'
import { validOperatorSet } from 'payload/shared'

import { checkSearch } from '../../lib/checkSearch.ts'
import { checkWhere } from '../../lib/checkWhere.ts'
import { InvalidQuery } from '../../lib/invalidQuery.ts'
import { clampLimit, readCount } from '../../lib/pageLimits.ts'

type CollectionEndpoint = Omit<Endpoint, 'root'>
type Check = (req: PayloadRequest) => void

const maxPublicDepth = 3
const operators: ReadonlySet<string> = validOperatorSet

/**
 * Holds the queries of Payload's collection endpoints to our limits. Stock, `limit=0` and its like
 * answer everything, and a malformed `where` counts as none, so that a bulk change hits every
 * document. The check sits on the endpoints, behind Payload's own parser and sign-in: there is no
 * other reading of the address that could disagree with it.
 */
export function guardQueries(payload: Payload): void {
  for (const { config } of Object.values(payload.collections)) {
    if (config.endpoints) config.endpoints = config.endpoints.map(guard)
  }
}

function guard(endpoint: CollectionEndpoint): CollectionEndpoint {
  const check = checks[`${endpoint.method} ${endpoint.path}`]
  return {
    ...endpoint,
    handler: (req) => {
      try {
        if (req.search) {
          checkSearch(req.search)
          checkDepth(req)
          checkJoins(req)
          checkData(req)
        }
        check?.(req)
      } catch (error) {
        if (!(error instanceof InvalidQuery)) throw error
        return Response.json({ errors: [{ message: error.message }] }, { status: 400 })
      }
      return endpoint.handler(req)
    },
  }
}

const checkDepth: Check = ({ query, user }) => {
  const depth = readCount('depth', query.depth)
  if (depth && depth > maxPublicDepth && !user) query.depth = String(maxPublicDepth)
}

const checkJoins: Check = ({ query: { joins } }) => {
  if (joins === undefined || joins === 'false') return
  if (!isObject(joins)) throw new InvalidQuery('`joins` must name the joins it is about.')
  for (const [name, join] of Object.entries(joins)) {
    if (join === 'false') continue
    if (!isObject(join))
      throw new InvalidQuery(`\`joins[${name}]\` must hold settings, or be false.`)
    join.limit = clampLimit(`joins[${name}][limit]`, join.limit)
    readCount(`joins[${name}][page]`, join.page)
    if (join.sort !== undefined && ![join.sort].flat().every(isText)) {
      throw new InvalidQuery(`\`joins[${name}][sort]\` must name fields.`)
    }
    if (join.where !== undefined) checkWhere(join.where, { operators, everyPartCounts: false })
  }
}

const checkData: Check = ({ query: { data } }) => {
  if (typeof data === 'string' && data) parseJson('data', data)
}

const checkReadWhere: Check = ({ query }) => {
  if (query.where === undefined) return
  query.where = parseWhere(query.where)
  checkWhere(query.where, { operators, everyPartCounts: false })
}

const checkPage: Check = (req) => {
  const { query } = req
  const limit = clampLimit('limit', query.limit, query.pagination === 'false')
  if (limit !== undefined && String(limit) !== query.limit) {
    query.limit = String(limit)
    // It is a page after all, and should say how many documents there are.
    delete query.pagination
  }
  readCount('page', query.page)
  checkReadWhere(req)
}

const checkBulkChange: Check = ({ query }) => {
  readCount('limit', query.limit)
  if (query.where === undefined) {
    throw new InvalidQuery('`where` is missing: it says which documents to change.')
  }
  query.where = parseWhere(query.where)
  checkWhere(query.where, { operators, everyPartCounts: true })
}

/** Payload's own endpoints that take a `where` or answer pages. */
const checks: Record<string, Check> = {
  'get /': checkPage,
  'get /versions': checkPage,
  'get /count': checkReadWhere,
  'patch /': checkBulkChange,
  'delete /': checkBulkChange,
}

/** Payload takes `where` as JSON too. */
const parseWhere = (where: unknown) =>
  typeof where === 'string' ? parseJson('where', where) : where

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidQuery(`\`${name}\` is malformed.`)
  }
}

const isText = (value: unknown) => typeof value === 'string'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
