import { cached, failing } from '../openapi/parts.ts'
import type { Described, OwnPaths } from '../openapi/types.ts'

const page: Described = {
  description: 'The page.',
  content: { 'text/html': { schema: { type: 'string' } } },
}

export const docsPaths: OwnPaths = {
  '/api/docs': {
    get: {
      summary: 'Read this description as a page',
      tags: ['openapi'],
      responses: cached(page),
    },
  },
  '/api/docs/{group}': {
    get: {
      summary: 'Read about one group of operations',
      tags: ['openapi'],
      parameters: [
        {
          name: 'group',
          in: 'path',
          required: true,
          description: 'One of the tags of this description.',
          schema: { type: 'string' },
        },
      ],
      responses: { ...cached(page), ...failing(404) },
    },
  },
}
