import { cached, failing } from '../openapi/parts.ts'
import type { OwnPaths, Parameter } from '../openapi/types.ts'
import { feedFormats } from './feedFormats.ts'

const topic: Parameter = {
  name: 'topic',
  in: 'query',
  description: 'The slug of a topic: only posts on it.',
  schema: { type: 'string' },
}

export const feedPaths: OwnPaths = Object.fromEntries(
  feedFormats.map(({ name, path, type }) => [
    path,
    {
      get: {
        summary: `Read the newest posts as ${name}`,
        tags: ['feeds'],
        parameters: [topic],
        responses: {
          ...cached({
            description: 'The newest 30 posts with all their content.',
            content: {
              [type]: { schema: type.endsWith('json') ? { type: 'object' } : { type: 'string' } },
            },
          }),
          ...failing(400, 404),
        },
      },
    },
  ]),
)
