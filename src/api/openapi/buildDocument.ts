import type { Payload, SanitizedCollectionConfig } from 'payload'

import { calendarPaths } from '../calendar/paths.ts'
import { graphqlPaths } from '../graphql/paths.ts'
import { answerSchemas } from './answerSchemas.ts'
import { inputSuffix } from './collectionOperations.ts'
import { collectionPaths } from './collectionPaths.ts'
import { answer, errors, failing, responses } from './parts.ts'
import { openapiPaths } from './paths.ts'
import { searchPaths } from '../search/paths.ts'
import type { OwnPaths, PathItem, Schema } from './types.ts'

/** The addresses that are not Payload's; each folder describes its own. */
const ownPaths: OwnPaths = {
  ...calendarPaths,
  ...graphqlPaths,
  ...openapiPaths,
  ...searchPaths,
}

const accessPaths: OwnPaths = {
  '/access': {
    get: {
      summary: 'Ask what one may do in all collections',
      tags: ['access'],
      responses: {
        200: answer('Permissions by collection.', { type: 'object' }),
        ...failing(400, 500),
      },
    },
  },
}

/** Describes the REST API from Payload's configuration and from what our own parts say of theirs. */
export function buildDocument(payload: Payload, serverUrl: string) {
  const { config } = payload
  const schemas: Record<string, Schema> = { ...answerSchemas(config), Errors: errors }
  for (const collection of config.collections) {
    const schema = schemas[collection.slug]
    if (schema) schemas[collection.slug + inputSuffix] = inputOf(collection, schema)
  }
  const paths: Record<string, PathItem> = {}
  for (const { config: collection } of Object.values(payload.collections)) {
    Object.assign(paths, collectionPaths(collection))
  }
  for (const [path, item] of Object.entries({ ...accessPaths, ...ownPaths })) {
    paths[`/api${path}`] = item
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Collective CMS',
      version: '1',
      description:
        'The content of a co-production collective. What is published can be read without signing in. Fields marked `x-restricted` have a rule of their own about who may read them.',
    },
    servers: [{ url: serverUrl }],
    // Everything can be asked by the public; the rules of access decide what it is told.
    security: [{}, { session: [] }, { token: [] }, { apiKey: [] }],
    paths,
    components: {
      schemas,
      responses,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: `${config.cookiePrefix}-token` },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: '`JWT` instead of `Bearer` works too.',
        },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`users API-Key` and the key that an admin makes.',
        },
      },
    },
  }
}

/** What a client may send: the server itself sets the rest. */
function inputOf(collection: SanitizedCollectionConfig, { properties = {} }: Schema): Schema {
  const made = new Set([
    'id',
    'createdAt',
    'updatedAt',
    ...collection.flattenedFields.filter(({ type }) => type === 'join').map(({ name }) => name),
  ])
  const given = Object.entries(properties).filter(([name]) => !made.has(name))
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(given),
      ...(collection.auth ? { password: { type: 'string' } } : {}),
    },
  }
}
