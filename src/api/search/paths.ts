import { searchedCollections } from '../../search/searchedCollections.ts'
import { answer, failing, object, parameters } from '../openapi/parts.ts'
import type { OwnPaths, Parameter, Schema } from '../openapi/types.ts'

const text: Schema = { type: 'string' }
const optionalText: Schema = { type: ['string', 'null'] }

const hit: Schema = {
  ...object({
    collection: { type: 'string', enum: [...searchedCollections] },
    id: text,
    title: text,
    slug: optionalText,
    url: text,
    date: optionalText,
    summary: optionalText,
    excerpt: text,
    highlights: object({ title: text, excerpt: text }),
  }),
  required: ['collection', 'id', 'title', 'url', 'excerpt', 'highlights'],
}

const result: Schema = {
  ...object({
    docs: { type: 'array', items: hit },
    totalDocs: { type: 'integer' },
    limit: { type: 'integer' },
    totalPages: { type: 'integer' },
    page: { type: 'integer' },
    pagingCounter: { type: 'integer' },
    hasPrevPage: { type: 'boolean' },
    hasNextPage: { type: 'boolean' },
    prevPage: { type: ['integer', 'null'] },
    nextPage: { type: ['integer', 'null'] },
  }),
  required: ['docs', 'totalDocs', 'limit', 'page', 'totalPages'],
}

const asked = (name: string, description: string, required = false): Parameter => ({
  name,
  in: 'query',
  description,
  required,
  schema: text,
})

export const searchPaths: OwnPaths = {
  '/search': {
    get: {
      summary: 'Search all public content',
      tags: ['search'],
      parameters: [
        asked('q', 'What to look for, up to 200 characters.', true),
        asked('type', `${searchedCollections.join(', ')}; several with commas between.`),
        asked('topic', 'The slugs of topics, with commas between; a document has one of them.'),
        asked('from', 'Published, or starting for events, from this day or moment on.'),
        asked('to', 'Published, or starting for events, up to this day or moment.'),
        parameters.limit,
        parameters.page,
      ],
      responses: {
        200: answer('What was found, the best first.', result),
        304: { description: 'The client has it already.' },
        ...failing(400, 500, 503),
      },
    },
  },
}
