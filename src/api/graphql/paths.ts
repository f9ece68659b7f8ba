import { answer, failing, json, object } from '../openapi/parts.ts'
import type { Operation, OwnPaths, Schema } from '../openapi/types.ts'

const result: Schema = {
  type: 'object',
  properties: {
    data: { type: ['object', 'null'] },
    errors: { type: 'array', items: object({ message: { type: 'string' } }) },
  },
}
const text: Schema = { type: 'string' }

const responses: Operation['responses'] = {
  200: {
    description: 'The result.',
    content: {
      'application/json': { schema: result },
      'application/graphql-response+json': { schema: result },
    },
  },
  400: answer('The query is malformed.', result),
  ...failing(413),
}

export const graphqlPaths: OwnPaths = {
  '/api/graphql': {
    get: {
      summary: 'Ask in GraphQL',
      tags: ['graphql'],
      parameters: [
        { name: 'query', in: 'query', required: true, schema: text },
        { name: 'variables', in: 'query', schema: text, description: 'A JSON object.' },
        { name: 'operationName', in: 'query', schema: text },
      ],
      responses,
    },
    post: {
      summary: 'Ask or change in GraphQL',
      tags: ['graphql'],
      requestBody: {
        required: true,
        content: json({
          type: 'object',
          required: ['query'],
          properties: {
            query: text,
            variables: { type: ['object', 'null'] },
            operationName: { type: ['string', 'null'] },
          },
        }),
      },
      responses,
    },
  },
}
