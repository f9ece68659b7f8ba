import { failing } from '../openapi/parts.ts'
import type { Described, OwnPaths, Parameter, Schema } from '../openapi/types.ts'

const text: Schema = { type: 'string' }
const token: Parameter = {
  name: 'token',
  in: 'path',
  required: true,
  description: 'The secret of the link that somebody was given.',
  schema: text,
}
const page = (description: string): Described => ({
  description,
  content: { 'text/html': { schema: text } },
})
const busy = page('Asked too often; try again later.')

/** The page on which somebody decides what is published of them. */
export const consentPaths: OwnPaths = {
  '/consent/{token}': {
    get: {
      summary: 'The page to decide what is published of oneself',
      tags: ['consent-links'],
      parameters: [token],
      responses: {
        200: page('What would be published, and the choices.'),
        404: page('No such link.'),
        429: busy,
      },
    },
    post: {
      summary: 'Send the form of that page',
      description: 'For people. What would be published must be what the page showed.',
      tags: ['consent-links'],
      parameters: [token],
      requestBody: {
        required: true,
        content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
      },
      responses: {
        303: { description: 'Saved; the page says so.' },
        400: page('The page again, with what is wrong.'),
        404: page('No such link.'),
        409: page('The page anew: it would publish something else by now.'),
        ...failing(413),
        429: busy,
      },
    },
  },
  '/consent/{token}/files/{filename}': {
    get: {
      summary: 'A picture on that page',
      tags: ['consent-links'],
      parameters: [token, { name: 'filename', in: 'path', required: true, schema: text }],
      responses: {
        200: { description: 'The file.', content: { '*/*': { schema: text } } },
        206: {
          description: 'The bytes that `Range` asks for.',
          content: { '*/*': { schema: text } },
        },
        404: page('No such link, or no such picture on its page.'),
        416: { description: 'The file has no such bytes.' },
        429: busy,
      },
    },
  },
}
