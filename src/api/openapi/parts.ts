import type { FlattenedField } from 'payload'

import type { Answer, Described, Header, Operation, Parameter, Schema, Security } from './types.ts'

/** The schema of this name among the document's own. */
export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

export const json = (schema: Schema, example?: object) => ({
  'application/json': { schema, ...(example && { example }) },
})

export const answer = (description: string, schema: Schema): Described => ({
  description,
  content: json(schema),
})

/** An object that has all of these, and may have more. */
export const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
})

const integer: Schema = { type: 'integer' }
const integerOrNull: Schema = { type: ['integer', 'null'] }

/** A page of a list, in Payload's shape. */
export const pageOf = (docs: Schema): Schema =>
  object({
    docs: { type: 'array', items: docs },
    totalDocs: integer,
    limit: integer,
    totalPages: integer,
    page: integerOrNull,
    pagingCounter: integerOrNull,
    hasPrevPage: { type: 'boolean' },
    hasNextPage: { type: 'boolean' },
    prevPage: integerOrNull,
    nextPage: integerOrNull,
  })

/** The same with `null` among its values. */
export const orNull = (schema: Schema): Schema => {
  const { enum: options, type } = schema
  if (typeof type !== 'string') {
    if (Object.keys(schema).length === 0) return schema
    const ways: Schema[] = schema.anyOf ?? [schema]
    return ways.some((way) => way.type === 'null') ? schema : { anyOf: [...ways, { type: 'null' }] }
  }
  return { ...schema, type: [type, 'null'], ...(options && { enum: [...options, null] }) }
}

/** What the panel says beside a field. */
export const describing = (field: FlattenedField): { description?: string } => {
  const said = 'admin' in field ? field.admin : undefined
  const description = said && 'description' in said ? said.description : undefined
  return typeof description === 'string' ? { description } : {}
}

const flag = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'boolean' },
})

const nested = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  style: 'deepObject',
  explode: true,
  schema: { type: 'object' },
})

const count = (name: string, description: string, limits: Schema): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'integer', ...limits },
})

/** The parameters of Payload's endpoints, under the limits of this server. */
const parameters = {
  depth: count('depth', 'How deep relations are filled in; at most 3 for the public.', {
    minimum: 0,
    maximum: 10,
  }),
  draft: flag('draft', 'Reads or writes the newest draft, for staff.'),
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    description:
      'The `ETag` of the version that the change is based on; it is refused if that is the latest no more. Without it, nothing is compared.',
    schema: { type: 'string' },
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'The `ETag` of an answer that is there already; 304 says that it still holds.',
    schema: { type: 'string' },
  },
  joins: nested(
    'joins',
    'Settings of joins by name, such as `joins[posts][limit]=5`; `joins=false` leaves all out.',
  ),
  limit: count('limit', 'Documents on a page; more than 100, and 0, count as 100.', {
    minimum: 0,
    maximum: 2 ** 31,
    default: 10,
  }),
  limitOfChange: count('limit', 'How many to change at most; 0 is all.', {
    minimum: 0,
    maximum: 2 ** 31,
  }),
  page: count('page', 'The page, from 1.', { minimum: 1, maximum: 2 ** 31, default: 1 }),
  pagination: flag('pagination', '`false` asks for up to 100 documents without counting them.'),
  populate: nested(
    'populate',
    'The fields of filled-in relations by collection, such as `populate[people][name]=true`.',
  ),
  select: nested('select', 'The fields to answer, such as `select[title]=true`.'),
  sort: {
    name: 'sort',
    in: 'query',
    description: 'A field, or several with commas between; `-` before one turns its order.',
    schema: { type: 'string' },
  },
  trash: flag('trash', 'Includes what is in the trash, for staff.'),
  where: nested(
    'where',
    'What to look for, in brackets as the qs library writes them: `where[slug][equals]=a`, `where[or][0][kind][equals]=news`.',
  ),
  whereOfChange: {
    ...nested('where', 'Which documents are meant, in the same way; it has to be there.'),
    required: true,
  },
} satisfies Record<string, Parameter>

/** The parameters of these names, which stand once in the document. */
export const taking = (...names: (keyof typeof parameters)[]): { $ref: string }[] =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }))

const failures = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  412: 'Overtaken',
  413: 'TooLarge',
  423: 'Locked',
  429: 'TooMany',
  503: 'Busy',
} as const

type FailureName = (typeof failures)[keyof typeof failures]

/** The answers to a failure, all in the one shape of errors. */
export const failing = (...statuses: (keyof typeof failures)[]): Operation['responses'] =>
  Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${failures[status]}` }]),
  )

const headers = {
  CacheControl: {
    description: '`public, no-cache` where others may keep the answer and ask whether it holds.',
    schema: { type: 'string' },
  },
  ETag: {
    description:
      'The tag of this answer, for `If-None-Match`; only where others may keep it. For those who are signed in, and one document, the tag of its latest version, for `If-Match`.',
    schema: { type: 'string' },
  },
  Revision: {
    description: 'The tag of the latest version of the document, for `If-Match`.',
    schema: { type: 'string', pattern: '^"v-[A-Za-z0-9_-]{22}"$' },
  },
  RetryAfter: {
    description: 'In how many seconds it is worth to try again.',
    schema: { type: 'integer', minimum: 0 },
  },
  Vary: {
    description: 'The headers of a request that the answer depends on.',
    required: true,
    schema: { type: 'string' },
  },
} satisfies Record<string, Header>

type HeaderName = keyof typeof headers

const withHeaders = (described: Described, fields: Record<string, HeaderName>): Described => ({
  ...described,
  headers: Object.fromEntries(
    Object.entries(fields).map(([field, name]) => [
      field,
      { $ref: `#/components/headers/${name}` },
    ]),
  ),
})

/** An answer that anybody may keep and ask for again by its tag, and the answer when it still holds. */
export const cached = (described: Described): Operation['responses'] => ({
  200: withHeaders(described, { 'Cache-Control': 'CacheControl', ETag: 'ETag', Vary: 'Vary' }),
  304: { $ref: '#/components/responses/NotModified' },
})

/** An answer to those who are signed in that says which version of a document is the latest. */
export const tagged = (described: Described): Described =>
  withHeaders(described, { ETag: 'Revision' })

const failed = (description: string): Described => answer(description, reference('Errors'))

const responses: Record<FailureName | 'NotModified', Answer> = {
  BadRequest: failed('The request is malformed; the message names what is at fault.'),
  Unauthorized: failed('The sign-in failed, or there is none.'),
  Forbidden: failed('Not for whoever asks.'),
  NotFound: failed('There is no such thing for whoever asks.'),
  TooLarge: failed('The body is larger than this server takes.'),
  Conflict: failed('What is there now stands in the way.'),
  Overtaken: failed('Somebody has changed the document since the version that `If-Match` names.'),
  Locked: failed('Somebody else is editing the document.'),
  TooMany: withHeaders(failed('Too many attempts; try again later.'), {
    'Retry-After': 'RetryAfter',
  }),
  Busy: withHeaders(failed('The server is busy; try again.'), { 'Retry-After': 'RetryAfter' }),
  NotModified: withHeaders(
    { description: 'The client has it already.' },
    { 'Cache-Control': 'CacheControl', ETag: 'ETag', Vary: 'Vary' },
  ),
}

const errors: Schema = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['message'],
        properties: {
          message: { type: 'string' },
          name: { type: 'string' },
          data: {
            type: ['array', 'object', 'null'],
            description:
              'The fields at fault, where it is theirs; of a query, a list of their paths.',
          },
        },
      },
    },
  },
}

/** What operations refer to, besides the schemas of documents. */
export const components = { headers, parameters, responses, schemas: { Errors: errors } }

/** The ways to say who one is. */
const signedIn: Security = [{ session: [] }, { token: [] }, { apiKey: [] }]

/** Who may ask: everybody, and staff for more, or staff alone. */
export const security = { everybody: [{}, ...signedIn], staff: signedIn, nobody: signedIn }
