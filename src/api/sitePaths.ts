import { robotsPath } from './robots.ts'
import { answer, cached, failing, object } from './openapi/parts.ts'
import type { Described, OwnPaths } from './openapi/types.ts'

const status = (value: string) => object({ status: { type: 'string', enum: [value] } })

const text = (description: string, type: string): Described => ({
  description,
  content: { [type]: { schema: { type: 'string' } } },
})

/** What browsers, crawlers and operators ask of a server. */
export const sitePaths: OwnPaths = {
  '/': {
    get: {
      summary: 'Read what this is, as a page',
      tags: ['site'],
      responses: { 200: text('The page.', 'text/html') },
    },
  },
  '/sitemap.xml': {
    get: {
      summary: 'Read the addresses of all published pages',
      tags: ['site'],
      responses: cached(text('A sitemap, or the index of its parts.', 'application/xml')),
    },
  },
  '/sitemap-{part}.xml': {
    get: {
      summary: 'Read a part of a large sitemap',
      tags: ['site'],
      parameters: [
        { name: 'part', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
      ],
      responses: {
        ...cached(text('A sitemap.', 'application/xml')),
        ...failing(404),
      },
    },
  },
  [robotsPath]: {
    get: {
      summary: 'Read what crawlers may fetch',
      tags: ['site'],
      responses: cached(text('Rules of RFC 9309.', 'text/plain')),
    },
  },
  '/healthz': {
    get: {
      summary: 'Ask whether the process lives',
      tags: ['site'],
      responses: { 200: answer('It does.', status('ok')) },
    },
  },
  '/readyz': {
    get: {
      summary: 'Ask whether the database answers',
      tags: ['site'],
      responses: { 200: answer('It does.', status('ready')), ...failing(503) },
    },
  },
}
