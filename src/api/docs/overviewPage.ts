import { type Content, element } from '../../renditions/element.ts'
import type { OpenApiDocument } from '../openapi/buildDocument.ts'
import type { Page } from './docsPage.ts'
import { operationsOf } from './operationsOf.ts'
import { code, definitions, inline, part, prose } from './parts.ts'
import { schemaWords } from './schemaWords.ts'

/** What the API is, what its operations have in common, and where each group of them is. */
export function overviewPage(document: OpenApiDocument): Page {
  const { components, info, servers, tags } = document
  const isInternal = ({ name }: { name: string }) => name.startsWith('payload-')
  const groups = (shown: typeof tags) =>
    definitions(
      shown.map(({ description, name }) => ({
        name: element('a', { href: `/api/docs/${name}` }, name),
        kind: counted(operationsOf(document, name).length),
        text: description && inline(description),
      })),
    )
  const content: Content = [
    prose(info.description),
    servers.map(({ url }) => element('p', {}, 'All addresses are at ', code(url), '.')),
    part('h2', 'Content and services', groups(tags.filter((tag) => !isInternal(tag)))),
    part(
      'h2',
      'Who is asking',
      definitions(
        Object.entries(components.securitySchemes).map(([name, { description }]) => ({
          name: ways[name] ?? name,
          text: inline(description),
        })),
      ),
    ),
    part(
      'h2',
      'Parameters that many operations take',
      definitions(
        Object.values(components.parameters).map(({ description, in: place, name, schema }) => ({
          name: code(name),
          kind: [place === 'header' ? 'header, ' : '', schemaWords(schema)],
          text: inline(description ?? ''),
        })),
      ),
    ),
    part('h2', 'Of the panel itself', groups(tags.filter(isInternal))),
  ]
  return { title: 'The API of Collective CMS', isInner: false, content }
}

const ways: Record<string, string> = {
  apiKey: 'API key',
  session: 'Session cookie',
  token: 'Session token',
}

const counted = (count: number) => (count === 1 ? '1 operation' : `${count} operations`)
