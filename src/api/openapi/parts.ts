import type { Answer, Operation, Parameter, Schema } from './types.ts'

/** The schema of this name among the document's own. */
export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

export const json = (schema: Schema) => ({ 'application/json': { schema } })

export const answer = (description: string, schema: Schema): Answer => ({
  description,
  content: json(schema),
})

export const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
})

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
export const parameters = {
  depth: count('depth', 'How deep relations are filled in; at most 3 for the public.', {
    minimum: 0,
    maximum: 10,
  }),
  draft: flag('draft', 'Reads or writes the newest draft, for staff.'),
  joins: nested(
    'joins',
    'Settings of joins by name, such as `joins[posts][limit]=5`; `joins=false` leaves all out.',
  ),
  limit: count('limit', 'Documents on a page; more than 100, and 0, count as 100.', {
    minimum: 0,
    maximum: 2 ** 31 - 1,
    default: 10,
  }),
  page: count('page', 'The page, from 1.', { minimum: 1, maximum: 2 ** 31 - 1, default: 1 }),
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
} satisfies Record<string, Parameter>

export type ParameterName = keyof typeof parameters

const failures = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  413: 'TooLarge',
  429: 'TooMany',
  500: 'Failed',
  503: 'Busy',
} as const

/** The answers to a failure, all in the one shape of errors. */
export const failing = (...statuses: (keyof typeof failures)[]): Operation['responses'] =>
  Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${failures[status]}` }]),
  )

const failed = (description: string): Answer => answer(description, reference('Errors'))

export const responses: Record<(typeof failures)[keyof typeof failures], Answer> = {
  BadRequest: failed('The request is malformed; the message names what is at fault.'),
  Unauthorized: failed('The sign-in failed, or there is none.'),
  Forbidden: failed('Not for whoever asks.'),
  NotFound: failed('There is no such document for whoever asks.'),
  Conflict: failed('Somebody else has changed the document meanwhile.'),
  TooLarge: failed('The body is larger than this server takes.'),
  TooMany: failed('Too many requests; try again later.'),
  Failed: failed('A fault of the server, which is in its log.'),
  Busy: failed('The database is busy; try again.'),
}

export const errors: Schema = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message'],
        properties: {
          message: { type: 'string' },
          name: { type: 'string' },
          data: {
            type: ['object', 'null'],
            description: 'The fields at fault, where it is theirs.',
          },
        },
      },
    },
  },
}
