import { previewed } from '../../../collections/previewed.ts'
import type { Described, OwnPaths } from '../openapi/types.ts'

const page = (description: string): Described => ({
  description,
  content: { 'text/html': { schema: { type: 'string' } } },
})

export const previewPaths: OwnPaths = {
  '/preview/{collection}/{id}': {
    get: {
      summary: 'Read a document as a page',
      description:
        'What is published for all; drafts for staff, and for those who were given a link.',
      tags: ['preview'],
      parameters: [
        {
          name: 'collection',
          in: 'path',
          required: true,
          schema: { type: 'string', enum: [...previewed] },
        },
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        {
          name: 'token',
          in: 'query',
          description: 'What a link to a draft carries.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: page('The page.'),
        304: { $ref: '#/components/responses/NotModified' },
        404: page('There is nothing to see, or not for whoever asks.'),
      },
    },
  },
}
