import type { SanitizedCollectionConfig } from 'payload'

import {
  answer,
  failing,
  json,
  object,
  parameters,
  reference,
  type ParameterName,
} from './parts.ts'
import type { Operation, Schema } from './types.ts'

type Describe = (collection: SanitizedCollectionConfig) => Omit<Operation, 'tags'>

const message: Schema = { type: 'string' }
const anything: Schema = { type: 'object' }
const nothing: Schema = { type: 'null' }

const taking = (...names: ParameterName[]) => names.map((name) => parameters[name])

const pageOf = (docs: Schema): Schema =>
  object({
    docs: { type: 'array', items: docs },
    totalDocs: { type: 'integer' },
    limit: { type: 'integer' },
    totalPages: { type: 'integer' },
    page: { type: ['integer', 'null'] },
    pagingCounter: { type: ['integer', 'null'] },
    hasPrevPage: { type: 'boolean' },
    hasNextPage: { type: 'boolean' },
    prevPage: { type: ['integer', 'null'] },
    nextPage: { type: ['integer', 'null'] },
  })

const changed = ({ slug }: SanitizedCollectionConfig) => object({ doc: reference(slug), message })

const changedMany = ({ slug }: SanitizedCollectionConfig) =>
  object({
    docs: { type: 'array', items: reference(slug) },
    errors: { type: 'array', items: anything },
    message,
  })

const version = ({ slug }: SanitizedCollectionConfig): Schema =>
  object({
    id: { type: 'string' },
    parent: { anyOf: [{ type: 'string' }, reference(slug), nothing] },
    version: anything,
    createdAt: { type: 'string' },
    updatedAt: { type: 'string' },
    latest: { type: ['boolean', 'null'] },
  })

const body = ({ slug, upload }: SanitizedCollectionConfig): Operation['requestBody'] => ({
  required: true,
  content: {
    ...json(reference(slug + inputSuffix)),
    ...(upload
      ? {
          'multipart/form-data': {
            schema: object({
              file: { type: 'string', contentMediaType: 'application/octet-stream' },
              _payload: { type: 'string', description: 'The other fields, as JSON.' },
            }),
          },
        }
      : {}),
  },
})

const jsonBody = (properties: Record<string, Schema>): Operation['requestBody'] => ({
  required: true,
  content: json({ ...object(properties), required: Object.keys(properties) }),
})

const text: Schema = { type: 'string' }
const signedIn = ({ slug }: SanitizedCollectionConfig) =>
  object({
    user: { anyOf: [reference(slug), nothing] },
    token: { ...text, description: 'Not for browsers, which have it in a cookie alone.' },
    refreshedToken: text,
    exp: { type: ['integer', 'null'] },
    message,
  })

const reading = failing(400, 401, 403, 404, 500, 503)
const writing = failing(400, 401, 403, 404, 409, 413, 500, 503)
const said = answer('Done.', object({ message }))
const queued = answer('The delivery that will be sent.', object({ id: text }))

/** What becomes of a collection's slug in the name of the schema that is sent. */
export const inputSuffix = '_input'

/** Each endpoint that Payload, or one of our parts, gives a collection, by method and path. */
export const collectionOperations: Record<string, Describe> = {
  'get /': (collection) => ({
    summary: 'Find documents',
    parameters: [
      ...taking('where', 'sort', 'limit', 'page', 'pagination', 'depth', 'select', 'populate'),
      ...taking('joins', 'draft', 'trash'),
    ],
    responses: { 200: answer('A page of them.', pageOf(reference(collection.slug))), ...reading },
  }),
  'get /count': () => ({
    summary: 'Count documents',
    parameters: taking('where', 'trash'),
    responses: {
      200: answer('How many there are.', object({ totalDocs: { type: 'integer' } })),
      ...reading,
    },
  }),
  'get /:id': ({ slug }) => ({
    summary: 'Read a document',
    parameters: taking('depth', 'select', 'populate', 'joins', 'draft', 'trash'),
    responses: { 200: answer('The document.', reference(slug)), ...reading },
  }),
  'post /': (collection) => ({
    summary: 'Create a document',
    parameters: taking('depth', 'select', 'populate', 'draft'),
    requestBody: body(collection),
    responses: { 201: answer('The new document.', changed(collection)), ...writing },
  }),
  'patch /:id': (collection) => ({
    summary: 'Change a document',
    parameters: taking('depth', 'select', 'populate', 'draft', 'trash'),
    requestBody: body(collection),
    responses: { 200: answer('The changed document.', changed(collection)), ...writing },
  }),
  'patch /': (collection) => ({
    summary: 'Change all documents that match',
    parameters: taking('where', 'limit', 'sort', 'depth', 'select', 'populate', 'draft', 'trash'),
    requestBody: body(collection),
    responses: { ...writing, 200: answer('Those changed.', changedMany(collection)) },
  }),
  'delete /': (collection) => ({
    summary: 'Delete all documents that match',
    parameters: taking('where', 'depth', 'select', 'populate', 'trash'),
    responses: { ...writing, 200: answer('Those deleted.', changedMany(collection)) },
  }),
  'delete /:id': (collection) => ({
    summary: 'Delete a document',
    parameters: taking('depth', 'select', 'populate', 'trash'),
    responses: { 200: answer('The document there was.', changed(collection)), ...writing },
  }),
  'post /:id/duplicate': (collection) => ({
    summary: 'Duplicate a document',
    parameters: taking('depth', 'select', 'populate', 'draft'),
    responses: { 200: answer('The copy.', changed(collection)), ...writing },
  }),
  'post /access/:id?': () => ({
    summary: 'Ask what one may do',
    responses: { 200: answer('Permissions by operation and field.', anything), ...writing },
  }),
  'get /versions': (collection) => ({
    summary: 'Find versions',
    parameters: taking('where', 'sort', 'limit', 'page', 'pagination', 'depth', 'select', 'trash'),
    responses: { 200: answer('A page of them.', pageOf(version(collection))), ...reading },
  }),
  'get /versions/:id': (collection) => ({
    summary: 'Read a version',
    parameters: taking('depth', 'select', 'populate', 'trash'),
    responses: { 200: answer('The version.', version(collection)), ...reading },
  }),
  'post /versions/:id': () => ({
    summary: 'Restore a version',
    parameters: taking('depth', 'populate', 'draft'),
    responses: { 200: answer('The restored document.', anything), ...writing },
  }),
  'get /file/:filename': () => ({
    summary: 'Download a file',
    responses: {
      200: { description: 'The file.', content: { '*/*': { schema: {} } } },
      206: { description: 'The part asked for by `Range`.', content: { '*/*': { schema: {} } } },
      304: { description: 'The client has it already.' },
      416: { description: 'The file has no such part.' },
      ...reading,
    },
  }),
  'get /paste-url/:id?': () => ({
    summary: 'Fetch a file from another site',
    responses: {
      200: { description: 'The file.', content: { '*/*': { schema: {} } } },
      ...reading,
    },
  }),
  'post /login': (collection) => ({
    summary: 'Sign in',
    requestBody: jsonBody({ email: text, password: text }),
    responses: {
      200: answer('Signed in.', signedIn(collection)),
      ...failing(429),
      ...writing,
    },
  }),
  'post /logout': () => ({ summary: 'Sign out', responses: { 200: said, ...writing } }),
  'get /me': (collection) => ({
    summary: 'Ask who one is',
    parameters: taking('depth', 'select', 'populate', 'joins'),
    responses: { 200: answer('The account, or null.', signedIn(collection)), ...reading },
  }),
  'post /refresh-token': (collection) => ({
    summary: 'Lengthen a session',
    responses: { 200: answer('The session goes on.', signedIn(collection)), ...writing },
  }),
  'post /forgot-password': () => ({
    summary: 'Ask for a new password by mail',
    requestBody: jsonBody({ email: text }),
    responses: { 200: said, ...failing(429), ...writing },
  }),
  'post /reset-password': (collection) => ({
    summary: 'Set a new password',
    requestBody: jsonBody({ token: text, password: text }),
    responses: { 200: answer('Signed in.', signedIn(collection)), ...writing },
  }),
  'post /unlock': () => ({
    summary: 'Unlock an account',
    requestBody: jsonBody({ email: text }),
    responses: { 200: said, ...writing },
  }),
  'get /init': () => ({
    summary: 'Ask whether there is an account',
    responses: {
      200: answer('Whether there is.', object({ initialized: { type: 'boolean' } })),
      ...reading,
    },
  }),
  'post /first-register': () => ({
    summary: 'Closed: the first account is made on the command line',
    responses: failing(400, 403, 413),
  }),
  'get /run': () => ({
    summary: 'Closed: jobs run by the server’s own clock',
    responses: { 401: answer('Always.', object({ message })), ...failing(400) },
  }),
  'get /handle-schedules': () => ({
    summary: 'Closed: jobs run by the server’s own clock',
    responses: { 401: answer('Always.', object({ message })), ...failing(400) },
  }),
  'get /:key': () => ({
    summary: 'Read a setting of one’s own',
    responses: {
      200: answer('The setting; its `value` is null without one.', anything),
      ...reading,
    },
  }),
  'post /:key': () => ({
    summary: 'Keep a setting of one’s own',
    requestBody: jsonBody({ value: {} }),
    responses: { 200: answer('Kept.', object({ doc: anything, message })), ...writing },
  }),
  'delete /:key': () => ({
    summary: 'Forget a setting of one’s own',
    responses: { 200: answer('Forgotten.', anything), ...writing },
  }),
  'post /:id/test': () => ({
    summary: 'Send a test event',
    responses: { 202: queued, ...writing },
  }),
  'post /:id/secret': () => ({
    summary: 'Make a new signing secret',
    responses: { 200: answer('The new secret.', object({ secret: text })), ...writing },
  }),
  'post /:id/replay': () => ({
    summary: 'Send a delivery again',
    responses: { 202: queued, ...writing },
  }),
}
