import type { Payload, SanitizedConfig } from 'payload'

import { publicCollections } from '../../delivery/contentChanges.ts'
import { calendarPaths } from '../calendar/paths.ts'
import { consentPaths } from '../consent/paths.ts'
import { docsPaths } from '../docs/paths.ts'
import { feedPaths } from '../feeds/paths.ts'
import { graphqlPaths } from '../graphql/paths.ts'
import { previewPaths } from '../preview/paths.ts'
import { registrationPaths } from '../registrations/paths.ts'
import { searchPaths } from '../search/paths.ts'
import { sitePaths } from '../sitePaths.ts'
import { answerSchema } from './answerSchema.ts'
import { inputSuffix } from './collectionOperations.ts'
import { collectionPaths } from './collectionPaths.ts'
import { sampleExamples } from './examples.ts'
import { richTextSchema } from './fieldSchema.ts'
import { inputSchema } from './inputSchema.ts'
import { components } from './parts.ts'
import { openapiPaths } from './paths.ts'
import type { OwnPaths, PathItem, Schema } from './types.ts'

/** The addresses that are not Payload's; each folder describes its own. */
const ownPaths: OwnPaths = {
  ...searchPaths,
  ...calendarPaths,
  ...feedPaths,
  ...graphqlPaths,
  ...previewPaths,
  ...registrationPaths,
  ...consentPaths,
  ...sitePaths,
  ...openapiPaths,
  ...docsPaths,
}

const description = `The content of a co-production collective. What is published can be read without signing in. \
What is marked as restricted, \`x-restricted\`, has a rule of its own about who may read it.

A failure is answered as \`{ "errors": [{ "message": "…" }] }\`. A fault of the server itself is 500 in that shape; \
any operation may answer 503 where it took too long. \`HEAD\` works wherever \`GET\` does.`

export type OpenApiDocument = Awaited<ReturnType<typeof buildDocument>>

/** Describes the HTTP surface from Payload's configuration and from what our own parts say of theirs. */
export async function buildDocument(payload: Payload, serverUrl: string) {
  const { config } = payload
  const isPublic = publicCollections(payload)
  const examples = await sampleExamples()
  const schemas: Record<string, Schema> = {
    ...components.schemas,
    RichText: richTextSchema,
  }
  const paths: Record<string, PathItem> = {}
  for (const { config: collection } of Object.values(payload.collections)) {
    const { slug } = collection
    schemas[slug] = answerSchema(collection)
    schemas[slug + inputSuffix] = await inputSchema(payload, collection)
    Object.assign(
      paths,
      await collectionPaths(payload, collection, {
        isPublic: isPublic.has(slug),
        example: examples.get(slug),
      }),
    )
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Collective CMS', version: '1', description },
    servers: [{ url: serverUrl }],
    tags: tagsOf(payload.config),
    paths: withOwn(paths),
    components: {
      ...components,
      schemas,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: `${config.cookiePrefix}-token`,
          description: 'What signing in sets in a browser, for pages of trusted origins.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that signing in answers. `JWT` instead of `Bearer` works too.',
        },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`users API-Key ` and the key that an admin makes on the page of a user.',
        },
      },
    },
  }
}

/** Some addresses are shared: the public signs up where editors read who has. */
const withOwn = (paths: Record<string, PathItem>): Record<string, PathItem> => ({
  ...paths,
  ...Object.fromEntries(
    Object.entries(ownPaths).map(([path, item]) => [path, { ...paths[path], ...item }]),
  ),
})

const tagsOf = ({ collections }: SanitizedConfig): { name: string; description?: string }[] => [
  ...collections.map(({ admin: { description }, slug }) => ({
    name: slug,
    ...(typeof description === 'string' && { description }),
  })),
  { name: 'search', description: 'Search over all public content.' },
  { name: 'feeds', description: 'Posts and events for those who subscribe to them.' },
  { name: 'graphql', description: 'The same content in GraphQL.' },
  { name: 'preview', description: 'Documents as pages.' },
  { name: 'site', description: 'What crawlers and operators ask for.' },
  { name: 'access', description: 'What whoever asks may do.' },
  { name: 'openapi', description: 'This description.' },
]
