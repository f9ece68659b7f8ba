import type { SanitizedCollectionConfig } from 'payload'

import { answerSchema } from './answerSchema.ts'
import type { Example } from './examples.ts'
import { requiredToCreate } from './inputSchema.ts'
import {
  answer,
  cached,
  failing,
  json,
  object,
  pageOf,
  reference,
  tagged,
  taking,
} from './parts.ts'
import type { Content, Link, Operation, Schema } from './types.ts'
import type { Audience } from './whoMay.ts'

/** What an operation is decided by: a rule of access of its collection, or nothing but itself. */
export type Rule = 'create' | 'delete' | 'read' | 'readVersions' | 'unlock' | 'update'

type Described = Omit<Operation, 'security' | 'tags'>

export type About = {
  collection: SanitizedCollectionConfig
  /** Whether anonymous reads of the collection are kept. */
  isPublic: boolean
  /** A document of the sample content. */
  example: Example | undefined
}

export type CollectionOperation = {
  /** Whether it looks for the document before it asks who may. */
  looksFirst?: boolean
  /** The rule that says who may, or who may whatever the collection. */
  may: Audience | Rule
  describe: (about: About) => Described
}

const text: Schema = { type: 'string' }
const integer: Schema = { type: 'integer' }
const anything: Schema = { type: 'object' }
const moment: Schema = { type: 'string', format: 'date-time' }
const orNothing = (type: 'boolean' | 'integer'): Schema => ({ type: [type, 'null'] })

const changed = ({ slug }: SanitizedCollectionConfig) =>
  object({ doc: reference(slug), message: text })

const changedMany = ({ slug }: SanitizedCollectionConfig) =>
  object({
    docs: { type: 'array', items: reference(slug) },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message'],
        properties: { id: text, isPublic: { type: 'boolean' }, message: text },
      },
    },
    message: text,
  })

const version = ({ slug }: SanitizedCollectionConfig): Schema => ({
  type: 'object',
  required: ['id'],
  properties: {
    id: text,
    parent: { anyOf: [text, reference(slug), { type: 'null' }] },
    version: anything,
    createdAt: moment,
    updatedAt: moment,
    latest: orNothing('boolean'),
    autosave: orNothing('boolean'),
  },
})

const body = (
  { slug, upload }: SanitizedCollectionConfig,
  needed: Schema = {},
  example?: Example['data'],
) => ({
  required: true,
  content: {
    ...json({ ...reference(slug + inputSuffix), ...needed }, example),
    ...(upload && form(slug, needed)),
  },
})

const form = (slug: string, needed: Schema): Content => ({
  'multipart/form-data': {
    schema: {
      type: 'object',
      properties: {
        file: { type: 'string', contentMediaType: 'application/octet-stream' },
        _payload: {
          type: 'string',
          description: 'The other fields, as JSON.',
          contentMediaType: 'application/json',
          contentSchema: { ...reference(slug + inputSuffix), ...needed },
        },
      },
    },
  },
})

const jsonBody = (properties: Record<string, Schema>): Operation['requestBody'] => ({
  required: true,
  content: json(object(properties)),
})

const session = ({ slug }: SanitizedCollectionConfig) => ({
  user: reference(slug),
  exp: integer,
  message: text,
})

const token = { ...text, description: 'Not for browsers, which have it in a cookie alone.' }
const code = {
  ...text,
  description: 'Of the second factor: from the app, or a recovery code. Each is good once.',
}
const recoveryCodes = answer(
  'The recovery codes, which are not to be had again.',
  object({ recoveryCodes: { type: 'array', items: text } }),
)
const said = answer('Done.', object({ message: text }))

/** What a change of many documents answers where some of them could not be changed. */
const manyFailed = (collection: SanitizedCollectionConfig) => ({
  400: answer('The request is malformed, or some documents could not be changed.', {
    anyOf: [reference('Errors'), changedMany(collection)],
  }),
})

const file = (description: string) => ({
  description,
  headers: {
    ETag: { $ref: '#/components/headers/ETag' },
    'Accept-Ranges': { description: 'Always `bytes`.', required: true, schema: text },
    'Content-Disposition': {
      description: 'Whether to show or to save it, and its name.',
      required: true,
      schema: text,
    },
  },
  content: { '*/*': { schema: {} } },
})

const preference: Schema = object({ key: text, value: {} })

const finding: Schema = {
  type: 'object',
  required: ['check', 'severity', 'message', 'path'],
  properties: {
    check: text,
    severity: { enum: ['advises', 'blocks'] },
    message: text,
    path: text,
    excerpt: text,
    target: text,
    isFinal: { type: 'boolean' },
  },
}

const changingRegistration = (
  summary: string,
  body: Parameters<typeof jsonBody>[0] = {},
): CollectionOperation => ({
  may: 'staff',
  describe: () => ({
    summary,
    description: 'For editors and admins. Who waits first gets a place that becomes free.',
    requestBody: jsonBody(body),
    responses: {
      200: answer(
        'What the registration is now.',
        object({
          registration: object({ id: text, status: text, attended: { type: ['boolean', 'null'] } }),
        }),
      ),
      ...failing(400, 404, 409, 413, 503),
    },
  }),
})

const subjectOperation = (
  summary: string,
  responses: ReturnType<CollectionOperation['describe']>['responses'],
): CollectionOperation => ({
  may: 'staff',
  describe: () => ({
    summary,
    description:
      'For admins alone. Give either `email` or `person`, the id of a profile. Erasing takes `seen`, which finding gives, so that nothing is erased unseen.',
    requestBody: jsonBody({
      email: { ...text, format: 'email' },
      person: text,
      seen: text,
    }),
    responses: { ...responses, ...failing(400, 404, 409, 413, 503) },
  }),
})

const sendingDelivery = (summary: string): CollectionOperation => ({
  may: 'staff',
  describe: () => ({
    summary,
    description: 'A webhook that is switched off sends nothing: 409.',
    responses: {
      202: answer('The delivery that will be sent.', object({ id: text })),
      ...failing(400, 404, 409, 413, 503),
    },
  }),
})

const anyWork = 'Takes the id of a job, a mail or a webhook delivery.'
const failedWork: Schema = object({
  id: text,
  kind: { type: 'string', enum: ['job', 'mail', 'delivery'] },
  status: { type: 'string', enum: ['done', 'failed', 'running', 'waiting'] },
  what: text,
})

const listOfEvents = (further: Record<string, Schema>): Schema => ({
  type: 'array',
  items: {
    ...object({ id: text, ...further }),
    properties: {
      id: text,
      title: { type: ['string', 'null'] },
      slug: { type: ['string', 'null'] },
      startsAt: { type: ['string', 'null'], format: 'date-time' },
      _status: { type: ['string', 'null'] },
      ...further,
    },
  },
})

/** What becomes of a collection's slug in the name of the schema that is sent. */
export const inputSuffix = '_input'

/** What can be done with a document whose id is at `pointer` in an answer. */
const goingOn = (
  { collection: { slug }, isPublic }: About,
  pointer: string,
  methods: ('delete' | 'get' | 'patch')[],
): { links?: Record<string, Link> } =>
  isPublic
    ? {
        links: Object.fromEntries(
          methods.map((method) => [
            method,
            {
              operationId: `${method}_${slug}_id_`,
              parameters: { id: `$response.body#${pointer}` },
            },
          ]),
        ),
      }
    : {}

/** The example as the public reads it. */
const answered = ({ collection, example }: About) => {
  if (!example) return undefined
  const properties = answerSchema(collection).properties ?? {}
  const shown = Object.entries(example.data).filter(
    ([name]) => properties[name] && !properties[name]['x-restricted'],
  )
  return { id: example.id, ...Object.fromEntries(shown) }
}

const reading = (about: About, described: Parameters<typeof cached>[0]) =>
  about.isPublic ? cached(described) : { 200: described }

const readingOne = (about: About, described: Parameters<typeof cached>[0]) =>
  about.isPublic ? cached(described) : { 200: tagged(described) }

const asked = ({ isPublic }: About) => (isPublic ? taking('ifNoneMatch') : [])

/** Each endpoint that Payload, or one of our parts, gives a collection, by method and path. */
export const collectionOperations: Record<string, CollectionOperation> = {
  'get /': {
    may: 'read',
    describe: (about) => ({
      summary: 'Find documents',
      parameters: [
        ...taking('where', 'sort', 'limit', 'page', 'pagination', 'depth', 'select'),
        ...taking('populate', 'joins', 'draft', 'trash'),
        ...asked(about),
      ],
      responses: {
        ...reading(about, {
          ...answer('A page of them.', pageOf(reference(about.collection.slug))),
          ...goingOn(about, '/docs/0/id', ['get']),
        }),
        ...failing(400),
      },
    }),
  },
  'get /count': {
    may: 'read',
    describe: (about) => ({
      summary: 'Count documents',
      parameters: [...taking('where', 'trash'), ...asked(about)],
      responses: {
        ...reading(about, answer('How many there are.', object({ totalDocs: integer }))),
        ...failing(400),
      },
    }),
  },
  'get /:id': {
    may: 'read',
    describe: (about) => ({
      summary: 'Read a document',
      parameters: [
        ...taking('depth', 'select', 'populate', 'joins', 'draft', 'trash'),
        ...asked(about),
      ],
      responses: {
        ...readingOne(about, {
          description: 'The document.',
          content: json(reference(about.collection.slug), answered(about)),
        }),
        ...failing(400, 404),
      },
    }),
  },
  'post /': {
    may: 'create',
    describe: (about) => ({
      summary: 'Create a document',
      ...(about.collection.versions?.drafts && {
        description:
          'A draft, by `_status: draft` or `draft=true`, may lack what is required otherwise.',
      }),
      parameters: taking('depth', 'select', 'populate', 'draft'),
      requestBody: body(about.collection, requiredToCreate(about.collection), about.example?.data),
      responses: {
        201: {
          ...tagged(answer('The new document.', changed(about.collection))),
          ...goingOn(about, '/doc/id', ['get', 'patch', 'delete']),
        },
        ...failing(400, 413, 503),
      },
    }),
  },
  'patch /:id': {
    may: 'update',
    describe: ({ collection }) => ({
      summary: 'Change a document',
      parameters: taking('ifMatch', 'depth', 'select', 'populate', 'draft', 'trash'),
      requestBody: body(collection),
      responses: {
        200: tagged(answer('The changed document.', changed(collection))),
        ...failing(400, 404, 412, 413, 423, 503),
        // Wrong passwords for a change of one’s own account are counted.
        ...(collection.auth && failing(429)),
      },
    }),
  },
  'patch /': {
    may: 'update',
    describe: ({ collection }) => ({
      summary: 'Change all documents that match',
      parameters: taking(
        ...(['whereOfChange', 'limitOfChange', 'sort', 'depth', 'select', 'populate'] as const),
        ...(['draft', 'trash'] as const),
      ),
      requestBody: { ...body(collection), content: json(reference(collection.slug + inputSuffix)) },
      responses: {
        200: answer('Those changed.', changedMany(collection)),
        ...failing(413, 503),
        ...manyFailed(collection),
      },
    }),
  },
  'delete /': {
    may: 'delete',
    describe: ({ collection }) => ({
      summary: 'Delete all documents that match',
      description: 'For good, and not into the trash: that is a change of `deletedAt`.',
      parameters: taking('whereOfChange', 'depth', 'select', 'populate', 'trash'),
      responses: {
        200: answer('Those deleted.', changedMany(collection)),
        ...failing(503),
        ...manyFailed(collection),
      },
    }),
  },
  'delete /:id': {
    may: 'delete',
    describe: ({ collection }) => ({
      summary: 'Delete a document',
      description: 'For good, and not into the trash: that is a change of `deletedAt`.',
      parameters: taking('depth', 'select', 'populate', 'trash'),
      responses: {
        200: answer('The document there was.', changed(collection)),
        ...failing(400, 404, 423, 503),
      },
    }),
  },
  'post /:id/duplicate': {
    looksFirst: true,
    may: 'create',
    describe: ({ collection }) => ({
      summary: 'Duplicate a document',
      parameters: taking('depth', 'select', 'populate', 'draft'),
      responses: {
        200: answer('The copy.', changed(collection)),
        ...failing(400, 404, 413, 503),
      },
    }),
  },
  'post /access/:id?': {
    may: 'everybody',
    describe: () => ({
      summary: 'Ask what one may do',
      responses: {
        200: answer('Permissions by operation and field.', anything),
        ...failing(400, 404, 413),
      },
    }),
  },
  'get /versions': {
    may: 'readVersions',
    describe: ({ collection }) => ({
      summary: 'Find versions',
      parameters: taking(
        ...(['where', 'sort', 'limit', 'page', 'pagination', 'depth', 'select'] as const),
        ...(['populate', 'trash'] as const),
      ),
      responses: {
        200: answer('A page of them.', pageOf(version(collection))),
        ...failing(400),
      },
    }),
  },
  'get /versions/:id': {
    may: 'readVersions',
    describe: ({ collection }) => ({
      summary: 'Read a version',
      parameters: taking('depth', 'select', 'populate', 'trash'),
      responses: { 200: answer('The version.', version(collection)), ...failing(400, 404) },
    }),
  },
  'post /versions/:id': {
    may: 'update',
    describe: ({ collection: { slug } }) => ({
      summary: 'Restore a version',
      parameters: taking('depth', 'populate', 'draft'),
      responses: {
        200: answer('The restored document, with a message.', reference(slug)),
        ...failing(400, 404, 413, 503),
      },
    }),
  },
  'get /file/:filename': {
    may: 'everybody',
    describe: () => ({
      summary: 'Download a file',
      description: 'The file of a document that whoever asks may read, or one of its sizes.',
      parameters: [
        ...taking('ifNoneMatch'),
        {
          name: 'Range',
          in: 'header',
          description: 'A part of the file, such as `bytes=0-1023`.',
          schema: text,
        },
      ],
      responses: {
        200: file('The file.'),
        206: file('The part asked for by `Range`.'),
        304: { description: 'The client has it already.' },
        416: { description: 'The file has no such part.' },
        ...failing(400, 404),
      },
    }),
  },
  'get /paste-url/:id?': {
    may: 'staff',
    describe: () => ({
      summary: 'Closed: files are not fetched from other sites',
      responses: failing(400),
    }),
  },
  'post /login': {
    may: 'everybody',
    describe: ({ collection }) => ({
      summary: 'Sign in',
      description:
        'An account with a second factor is asked for a `code` once the password was right: 401 with `data.secondFactor` as `code`. Where one has to be set up first, it is `set-up`, with a `token` for that alone.',
      requestBody: {
        required: true,
        content: json({
          ...object({ email: { ...text, format: 'email' }, password: text }),
          properties: { email: { ...text, format: 'email' }, password: text, code },
        }),
      },
      responses: {
        200: {
          ...answer('Signed in.', {
            ...object(session(collection)),
            properties: { ...session(collection), token },
          }),
          headers: {
            'Set-Cookie': { description: 'The session.', required: true, schema: text },
          },
        },
        ...failing(400, 401, 413, 429),
      },
    }),
  },
  'post /logout': {
    may: 'everybody',
    describe: () => ({
      summary: 'Sign out',
      description: 'Without a session there is nothing to end: 400.',
      responses: { 200: said, ...failing(400, 413) },
    }),
  },
  'get /me': {
    may: 'everybody',
    describe: ({ collection }) => ({
      summary: 'Ask who one is',
      parameters: taking('depth', 'select', 'populate', 'joins'),
      responses: {
        200: answer('The account, or null.', {
          type: 'object',
          required: ['message', 'user'],
          properties: {
            user: { anyOf: [reference(collection.slug), { type: 'null' }] },
            exp: orNothing('integer'),
            collection: text,
            strategy: text,
            message: text,
          },
        }),
        ...failing(400),
      },
    }),
  },
  'post /refresh-token': {
    may: 'staff',
    describe: ({ collection }) => ({
      summary: 'Lengthen a session',
      description: 'An API key is no session: 403.',
      responses: {
        200: answer('The session goes on.', {
          ...object(session(collection)),
          properties: { ...session(collection), refreshedToken: token },
        }),
        ...failing(400, 413),
      },
    }),
  },
  'post /forgot-password': {
    may: 'everybody',
    describe: () => ({
      summary: 'Ask for a new password by mail',
      description: 'The answer is the same whether there is such an account or not.',
      requestBody: jsonBody({ email: { ...text, format: 'email' } }),
      responses: { 200: said, ...failing(400, 413, 429, 503) },
    }),
  },
  'post /reset-password': {
    may: 'everybody',
    describe: ({ collection }) => ({
      summary: 'Set a new password',
      description:
        'Signs in, unless the account has a second factor, or has to have one: `user` is null then.',
      requestBody: jsonBody({ token: text, password: text }),
      responses: {
        200: answer('The password is set.', {
          type: 'object',
          required: ['user', 'message'],
          properties: {
            user: { anyOf: [reference(collection.slug), { type: 'null' }] },
            token,
            message: text,
          },
        }),
        ...failing(400, 403, 413, 429, 503),
      },
    }),
  },
  'post /unlock': {
    may: 'unlock',
    describe: () => ({
      summary: 'Unlock an account',
      description: 'Accounts are never locked; attempts to sign in are slowed down instead.',
      requestBody: jsonBody({ email: { ...text, format: 'email' } }),
      responses: { 200: said, ...failing(400, 413) },
    }),
  },
  'get /init': {
    may: 'everybody',
    describe: () => ({
      summary: 'Ask whether there is an account',
      responses: {
        200: answer('Whether there is.', object({ initialized: { type: 'boolean' } })),
        ...failing(400),
      },
    }),
  },
  'post /first-register': {
    may: 'nobody',
    describe: () => ({
      summary: 'Closed: the first account is made on the command line',
      responses: failing(400, 413),
    }),
  },
  'get /:id/second-factor': {
    may: 'staff',
    describe: () => ({
      summary: 'Ask whether an account has a second factor',
      description: 'For its owner and admins.',
      responses: {
        200: answer(
          'Whether it has, and whether every account has to.',
          object({
            setUp: { type: 'boolean' },
            setUpAt: { anyOf: [moment, { type: 'null' }] },
            recoveryCodesLeft: integer,
            required: { type: 'boolean' },
          }),
        ),
        ...failing(404),
      },
    }),
  },
  'post /second-factor': {
    may: 'everybody',
    describe: () => ({
      summary: 'Begin to set up a second factor',
      description:
        'Takes a session and its `password`, and a `code` where there is a second factor already; or the `token` that signing in answered. Nothing changes until it is confirmed, within ten minutes.',
      requestBody: {
        required: true,
        content: json({ type: 'object', properties: { password: text, code, token: text } }),
      },
      responses: {
        200: answer(
          'What an authenticator app takes: the secret, or the address that has it, or its QR code as SVG.',
          object({ secret: text, address: text, qr: text }),
        ),
        ...failing(400, 401, 403, 409, 413, 429, 503),
      },
    }),
  },
  'post /second-factor/confirm': {
    may: 'everybody',
    describe: () => ({
      summary: 'Confirm a second factor with its first code',
      description:
        'By the session or the `token` that began it. Other sessions of the account end. It signs nobody in.',
      requestBody: {
        required: true,
        content: json({ ...object({ code }), properties: { code, token: text } }),
      },
      responses: { 200: recoveryCodes, ...failing(400, 401, 403, 409, 413, 503) },
    }),
  },
  'post /second-factor/recovery-codes': {
    may: 'staff',
    describe: () => ({
      summary: 'Make new recovery codes',
      description: 'Of one’s own account, with a code; those before are good no more.',
      requestBody: jsonBody({ code }),
      responses: { 200: recoveryCodes, ...failing(400, 401, 409, 413, 429, 503) },
    }),
  },
  'post /second-factor/take-away': {
    may: 'staff',
    describe: () => ({
      summary: 'Take one’s own second factor away',
      description: 'Refused where every account has to have one. Other sessions end.',
      requestBody: jsonBody({ password: text, code }),
      responses: { 200: said, ...failing(400, 401, 409, 413, 429, 503) },
    }),
  },
  'post /:id/second-factor/take-away': {
    may: 'staff',
    describe: () => ({
      summary: 'Take the second factor of somebody else away',
      description: 'For admins who are signed in. All sessions of the account end.',
      requestBody: jsonBody({}),
      responses: { 200: said, ...failing(400, 404, 409, 413, 503) },
    }),
  },
  'get /run': {
    may: 'everybody',
    describe: () => ({
      summary: 'Closed: jobs run by the server’s own clock',
      responses: failing(400, 401),
    }),
  },
  'get /handle-schedules': {
    may: 'everybody',
    describe: () => ({
      summary: 'Closed: jobs run by the server’s own clock',
      responses: failing(400, 401),
    }),
  },
  'get /:key': {
    may: 'everybody',
    describe: () => ({
      summary: 'Read a setting of one’s own',
      responses: {
        200: answer('The setting; its `value` is null without one.', {
          type: 'object',
          required: ['value'],
          properties: { ...preference.properties, message: text },
        }),
        ...failing(400),
      },
    }),
  },
  'post /:key': {
    may: 'everybody',
    describe: () => ({
      summary: 'Keep a setting of one’s own',
      requestBody: jsonBody({ value: {} }),
      responses: {
        200: answer('Kept.', object({ doc: preference, message: text })),
        ...failing(400, 401, 413, 503),
      },
    }),
  },
  'delete /:key': {
    may: 'everybody',
    describe: () => ({
      summary: 'Forget a setting of one’s own',
      responses: {
        200: answer('Forgotten.', object({ message: text })),
        ...failing(400, 401, 404, 503),
      },
    }),
  },
  'post /checklist': {
    may: 'staff',
    describe: () => ({
      summary: 'What to mend before publishing',
      description:
        'Looks at a document as it is sent, saved or not. Findings that block stop it from being published.',
      requestBody: jsonBody({ data: anything }),
      responses: {
        200: answer(
          'What was found; what blocks comes first.',
          object({ findings: { type: 'array', items: finding } }),
        ),
        ...failing(400, 413, 503),
      },
    }),
  },
  'get /:id/registrations': {
    may: 'staff',
    describe: () => ({
      summary: 'Read who has signed up',
      description: 'For editors and admins. The counts stay when the registrations are deleted.',
      responses: {
        200: answer(
          'The places and the people; without a limit `capacity` and `free` are null.',
          object({
            capacity: { type: ['integer', 'null'] },
            free: { type: ['integer', 'null'] },
            confirmed: integer,
            waiting: integer,
            cancelled: integer,
            attended: integer,
            questions: { type: 'array', items: anything },
            docs: { type: 'array', items: anything },
          }),
        ),
        ...failing(400, 404),
      },
    }),
  },
  'get /:id/registrations.csv': {
    may: 'staff',
    describe: () => ({
      summary: 'Download who has signed up',
      description:
        'For editors and admins: a file for a spreadsheet, in which no cell is a formula.',
      responses: {
        200: { description: 'The file.', content: { 'text/csv': { schema: text } } },
        ...failing(400, 404),
      },
    }),
  },
  'post /:id/registrations/add': {
    may: 'staff',
    describe: () => ({
      summary: 'Sign somebody up',
      description:
        'For editors and admins, before the sign-up opens and after it has closed too, never beyond the places.',
      requestBody: jsonBody({
        name: text,
        email: { ...text, format: 'email' },
        accessNeeds: text,
        answers: anything,
      }),
      responses: {
        201: answer(
          'They are signed up.',
          object({ registration: object({ id: text, status: text }) }),
        ),
        ...failing(400, 404, 409, 413, 503),
      },
    }),
  },
  'post /:id/cancel': changingRegistration('Cancel a registration'),
  'post /:id/move': changingRegistration('Give a place, or put on the waiting list', {
    to: { type: 'string', enum: ['confirmed', 'waiting'] },
  }),
  'post /:id/attendance': changingRegistration('Note whether somebody was there', {
    attended: { type: 'boolean' },
  }),
  'post /find': subjectOperation('Find what is held about somebody', {
    200: answer('What is held, and where.', anything),
  }),
  'post /export': subjectOperation('Export what is held about somebody', {
    200: {
      description: 'A ZIP of JSON and CSV, and the files themselves.',
      content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
    },
  }),
  'post /erase': subjectOperation('Erase or anonymise what is held about somebody', {
    200: answer('What was done, and what has to stay.', anything),
  }),
  'get /:id/places-of-use': {
    may: 'staff',
    describe: () => ({
      summary: 'Read where a document is used',
      description:
        'For editors and admins: the fields and texts of other documents that refer to it.',
      responses: {
        200: answer(
          'The places.',
          object({
            places: {
              type: 'array',
              items: object({ collection: text, id: text, title: text, field: text }),
            },
          }),
        ),
        ...failing(404),
      },
    }),
  },
  'get /:id/still-written-in': {
    may: 'staff',
    describe: () => ({
      summary: 'Read where a hidden name is still written',
      description:
        'For editors and admins: the texts that still write out the full name or the surname of somebody who wishes to be named otherwise; none for anybody else.',
      responses: {
        200: answer(
          'The places.',
          object({
            places: {
              type: 'array',
              items: object({
                collection: text,
                id: text,
                title: text,
                field: text,
                state: { type: 'string', enum: ['published', 'draft', 'trash'] },
              }),
            },
          }),
        ),
        ...failing(404),
      },
    }),
  },
  'post /ask': {
    may: 'staff',
    describe: () => ({
      summary: 'Ask somebody for their consent',
      description:
        'For editors and admins: makes a link to a page on which somebody decides about a document, and mails it where an address is given. The link is told this once.',
      requestBody: jsonBody({
        collection: { type: 'string', enum: ['media', 'people', 'testimonials'] },
        id: text,
        email: { type: 'string' },
      }),
      responses: {
        201: answer(
          'The link.',
          object({ id: text, url: text, expiresAt: text, mailed: { type: 'boolean' } }),
        ),
        ...failing(400, 404, 413, 503),
      },
    }),
  },
  'post /:id/test': sendingDelivery('Send a test event'),
  'post /:id/secret': {
    may: 'staff',
    describe: () => ({
      summary: 'Make a new signing secret',
      description: 'For admins alone. What was signed with the old one is valid no longer.',
      responses: {
        200: answer('The new secret.', object({ secret: text })),
        ...failing(400, 404, 413, 503),
      },
    }),
  },
  'post /:id/repeat': {
    may: 'staff',
    describe: () => ({
      summary: 'Repeat an event',
      description:
        'Makes it again at the times of a rule of RFC 5545, as events of their own in one series, drafts or published as it is itself. Each keeps the hour on the clocks of its time zone. What the series has at the same start already is not made twice. Contributors repeat drafts of their own.',
      requestBody: {
        required: true,
        content: json(
          {
            type: 'object',
            required: ['rule'],
            properties: {
              rule: {
                ...text,
                description:
                  'By days, weeks, months or years, with a `COUNT`, in which this event is the first, or an `UNTIL`. At most 60 events are made.',
              },
              except: {
                type: 'array',
                maxItems: 400,
                items: { type: 'string', format: 'date' },
                description: 'Days to leave out, as the calendar there has them.',
              },
              preview: { type: 'boolean', description: 'Whether to say what there would be only.' },
            },
          },
          { rule: 'FREQ=MONTHLY;BYDAY=1TU;COUNT=12', except: ['2027-08-03'] },
        ),
      },
      responses: {
        200: answer('What there would be, or is already.', anything),
        201: answer(
          'The events that were made.',
          object({ series: text, made: listOfEvents({}), existing: listOfEvents({}) }),
        ),
        ...failing(400, 404, 413, 423, 503),
      },
    }),
  },
  'patch /:id/series': {
    may: 'staff',
    describe: ({ collection: { slug } }) => ({
      summary: 'Change an event and others of its series',
      description:
        'All that come later, or all. Each keeps its date and takes a changed hour. Where one cannot be changed, none is. Contributors change events of their own.',
      requestBody: jsonBody({
        data: {
          ...reference(slug + inputSuffix),
          description:
            'The fields to change, as for one event, but for what belongs to each alone.',
        },
        scope: { type: 'string', enum: ['this-and-later', 'all'] },
      }),
      responses: {
        200: answer(
          'What was changed in which event. `waits` says that it is to be published yet.',
          object({
            series: text,
            changed: listOfEvents({
              fields: { type: 'array', items: text },
              waits: { type: 'boolean' },
            }),
            unchanged: integer,
          }),
        ),
        ...failing(400, 404, 413, 423, 503),
      },
    }),
  },
  'post /:id/replay': {
    may: 'staff',
    describe: () => ({
      summary: 'Send it again',
      description:
        'For editors and admins. 409 where the webhook is switched off, or where it is being sent at this moment.',
      responses: {
        202: answer('What will be sent.', object({ id: text })),
        ...failing(400, 404, 409, 413, 503),
      },
    }),
  },
  'post /:id/retry': {
    may: 'staff',
    describe: () => ({
      summary: 'Have work that failed done again',
      description: `For admins. ${anyWork}`,
      responses: {
        200: answer('The work as it was.', object({ work: failedWork })),
        ...failing(400, 404, 409, 413, 503),
      },
    }),
  },
  'post /:id/dismiss': {
    may: 'staff',
    describe: () => ({
      summary: 'Let go of work that failed',
      description: `For admins. It is not done, and no longer shown as failed. ${anyWork}`,
      responses: {
        200: answer('The work as it was.', object({ work: failedWork })),
        ...failing(400, 404, 409, 413, 503),
      },
    }),
  },
  'post /:id/reset': {
    may: 'staff',
    describe: ({ collection: { slug } }) => ({
      summary: 'Put the first words back',
      description: 'For editors and admins.',
      responses: {
        200: answer('The template.', object({ doc: reference(slug) })),
        ...failing(400, 404, 413, 503),
      },
    }),
  },
  'get /:id/recipients': {
    may: 'staff',
    describe: () => ({
      summary: 'Count the people that a mailing goes to',
      description: 'For editors and admins.',
      responses: {
        200: answer(
          'How many, and whether it was sent.',
          object({ recipients: integer, status: text }),
        ),
        ...failing(400, 404),
      },
    }),
  },
  'post /:id/send': {
    may: 'staff',
    describe: () => ({
      summary: 'Send a mailing, once',
      description:
        'For editors and admins. `recipients` is how many people it is meant for: 409 where that is not so, or nobody. Asked for again, it is 200 and sends nothing.',
      requestBody: jsonBody({ recipients: integer }),
      responses: {
        200: answer('It was sent before.', object({ recipients: integer, status: text })),
        202: answer('It is on its way.', object({ recipients: integer, status: text })),
        ...failing(400, 404, 409, 413, 503),
      },
    }),
  },
}
