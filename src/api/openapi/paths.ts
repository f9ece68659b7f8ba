import { answer, cached, failing } from './parts.ts'
import type { OwnPaths } from './types.ts'

export const openapiPaths: OwnPaths = {
  '/api/access': {
    get: {
      summary: 'Ask what one may do in all collections',
      tags: ['access'],
      responses: {
        200: answer('Permissions by collection.', { type: 'object' }),
        ...failing(400),
      },
    },
  },
  '/api/openapi.json': {
    get: {
      summary: 'Read this description',
      tags: ['openapi'],
      responses: cached(answer('An OpenAPI 3.1 document.', { type: 'object' })),
    },
  },
}
