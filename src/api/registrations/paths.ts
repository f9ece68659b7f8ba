import { answer, failing, json, object } from '../openapi/parts.ts'
import type { Described, Operation, OwnPaths, Parameter, Schema } from '../openapi/types.ts'

const text: Schema = { type: 'string' }
const answers: Schema = {
  type: 'object',
  description: 'By the ids of the questions: a text, an option, or true or false.',
  additionalProperties: { anyOf: [{ type: 'string', maxLength: 2000 }, { type: 'boolean' }] },
}
const changeable = {
  name: { type: 'string', minLength: 1, maxLength: 200 },
  accessNeeds: { type: ['string', 'null'], maxLength: 2000 },
  answers,
} satisfies Record<string, Schema>
const status = (...words: string[]): Schema =>
  object({ registration: object({ status: { type: 'string', enum: words } }) })

const event: Parameter = { name: 'id', in: 'path', required: true, schema: text }
const token: Parameter = {
  name: 'token',
  in: 'path',
  required: true,
  description: 'The secret of the link in the mail, after `reg_`.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
}
const page = (description: string): Described => ({
  description,
  content: { 'text/html': { schema: text } },
})
const form = (description: string): NonNullable<Operation['requestBody']> => ({
  required: true,
  content: { 'application/x-www-form-urlencoded': { schema: { type: 'object', description } } },
})

const held = answer('The registration, and what its holder may know of the event.', {
  type: 'object',
  required: ['registration', 'event'],
  properties: {
    registration: object({
      name: text,
      email: text,
      accessNeeds: { type: ['string', 'null'] },
      answers: { type: 'object' },
      status: { type: 'string', enum: ['confirmed', 'waiting', 'cancelled'] },
    }),
    event: {
      type: ['object', 'null'],
      description:
        'Nothing while it is not public; with `joiningLink` for those who have a place. Who waits has a `position`.',
    },
  },
})

export const registrationPaths: OwnPaths = {
  '/api/events/{id}/registrations': {
    post: {
      summary: 'Sign up for an event',
      description:
        'The secret link goes by e-mail alone. An e-mail that is registered already is answered as a newcomer would be, and gets the truth by mail. 409 has `data.reason`: `full`, `closed`, `not-open-yet`, `cancelled`, `postponed`, `past`, `none`, `elsewhere`; without it, the same request is under way.',
      tags: ['events'],
      parameters: [
        event,
        {
          name: 'Idempotency-Key',
          in: 'header',
          description:
            'Has the same request answered again for a day, and done once (draft-ietf-httpapi-idempotency-key-header).',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
      ],
      requestBody: {
        required: true,
        content: json({
          type: 'object',
          required: ['name', 'email', 'agreed'],
          properties: {
            ...changeable,
            email: { type: 'string', maxLength: 254 },
            agreed: { type: 'boolean', const: true },
          },
        }),
      },
      responses: {
        201: answer(
          'There is a place, or one on the waiting list.',
          status('confirmed', 'waiting'),
        ),
        ...failing(400, 404, 409, 413, 429, 503),
        415: answer('The body is not JSON.', { $ref: '#/components/schemas/Errors' }),
        422: answer('The Idempotency-Key came with another request before.', {
          $ref: '#/components/schemas/Errors',
        }),
      },
    },
  },
  '/api/registrations/reg_{token}': {
    get: {
      summary: 'See one’s own registration',
      tags: ['registrations'],
      parameters: [token],
      responses: { 200: held, ...failing(403, 404) },
    },
    patch: {
      summary: 'Change one’s own registration',
      tags: ['registrations'],
      parameters: [token],
      requestBody: {
        required: true,
        content: json({ type: 'object', additionalProperties: false, properties: changeable }),
      },
      responses: {
        200: held,
        ...failing(400, 403, 404, 409, 413, 503),
        415: answer('The body is not JSON.', { $ref: '#/components/schemas/Errors' }),
      },
    },
    delete: {
      summary: 'Cancel one’s own registration, or have it erased',
      description: 'Cancelled once more, it stays cancelled.',
      tags: ['registrations'],
      parameters: [
        token,
        {
          name: 'erase',
          in: 'query',
          description: '`true` removes all that is kept of the person for this event.',
          schema: { type: 'boolean' },
        },
      ],
      responses: {
        200: answer('It is cancelled, or gone.', status('cancelled', 'erased')),
        ...failing(403, 404, 409, 503),
      },
    },
  },
  '/events/{id}/sign-up': {
    get: {
      summary: 'The page to sign up for an event',
      tags: ['events'],
      parameters: [event],
      responses: { 200: page('The form, or why there is none.'), 404: page('No such event.') },
    },
    post: {
      summary: 'Send the form of that page',
      description: 'For people; programs use the API.',
      tags: ['events'],
      parameters: [event],
      requestBody: form('What that page asks for.'),
      responses: {
        200: page('Signed up.'),
        400: page('The form again, with what is wrong.'),
        404: page('No such event.'),
        409: page('Nobody can sign up now.'),
        ...failing(413),
        415: answer('Not the form.', { $ref: '#/components/schemas/Errors' }),
        429: page('Too many sign-ups; try again later.'),
      },
    },
  },
  '/registrations/{token}': {
    get: {
      summary: 'The page of one’s own registration',
      tags: ['registrations'],
      parameters: [{ ...token, description: 'The whole token.', schema: text }],
      responses: { 200: page('The registration.'), 404: page('No such link.') },
    },
    post: {
      summary: 'Send a form of that page',
      tags: ['registrations'],
      parameters: [{ ...token, description: 'The whole token.', schema: text }],
      requestBody: form('`do`: `change`, `ask-cancel`, `cancel`, `ask-erase` or `erase`.'),
      responses: {
        200: page('Done, or the question whether to.'),
        400: page('The form again, with what is wrong.'),
        404: page('No such link.'),
        409: page('It is too late for that.'),
        ...failing(413),
        415: answer('Not the form.', { $ref: '#/components/schemas/Errors' }),
      },
    },
  },
}
