import type { OwnPaths } from './types.ts'

export const openapiPaths: OwnPaths = {
  '/openapi.json': {
    get: {
      summary: 'Read this description',
      tags: ['openapi'],
      responses: {
        200: {
          description: 'An OpenAPI 3.1 document.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        304: { description: 'The client has it already.' },
      },
    },
  },
}
