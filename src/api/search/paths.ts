import { searchedCollections } from '../../search/searchedCollections.ts'
import { answer, cached, failing, object, pageOf, taking } from '../openapi/parts.ts'
import type { OwnPaths, Parameter, Schema } from '../openapi/types.ts'

const text: Schema = { type: 'string' }
const optionalText: Schema = { type: ['string', 'null'] }

const hit = object({
  collection: { type: 'string', enum: [...searchedCollections] },
  id: text,
  title: text,
  url: text,
  excerpt: text,
  highlights: object({ title: text, excerpt: text }),
  slug: optionalText,
  date: optionalText,
  summary: optionalText,
})

const asked = (name: string, description: string, schema = text): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})

export const searchPaths: OwnPaths = {
  '/api/search': {
    get: {
      summary: 'Search all public content',
      tags: ['search'],
      parameters: [
        {
          ...asked('q', 'What to look for.', { ...text, minLength: 1, maxLength: 200 }),
          required: true,
        },
        asked('type', `${searchedCollections.join(', ')}; several with commas between.`),
        asked('topic', 'The slugs of topics, with commas between; a document has one of them.'),
        asked('from', 'Published, or starting for events, from this day or moment on.'),
        asked('to', 'Published, or starting for events, up to this day or moment.'),
        ...taking('limit', 'page', 'ifNoneMatch'),
      ],
      responses: {
        ...cached(answer('What was found, the best first.', pageOf(hit))),
        ...failing(400, 503),
      },
    },
  },
}
