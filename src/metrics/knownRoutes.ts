import type { Payload } from 'payload'

/** Everything that is answered outside of Payload’s REST API. */
const ours = [
  '/',
  '/admin/*',
  '/api/*',
  '/api/access',
  '/api/docs',
  '/api/docs/:group',
  '/api/events/:id/calendar.ics',
  '/api/events/:id/registrations',
  '/api/graphql',
  '/api/openapi.json',
  '/api/registrations/:id',
  '/api/search',
  '/consent/:token',
  '/consent/:token/files/:filename',
  '/events/:id/sign-up',
  '/feeds/events.ics',
  '/feeds/posts.atom',
  '/feeds/posts.json',
  '/feeds/posts.rss',
  '/healthz',
  '/metrics',
  '/preview/:collection/:id',
  '/readyz',
  '/registrations/:token',
  '/robots.txt',
  '/sitemap.xml',
]

/** The patterns of all addresses that the server answers. */
export function knownRoutes(payload: Payload): string[] {
  const endpoints = payload.config.collections.flatMap(({ endpoints, slug }) =>
    (endpoints || []).map(({ path }) => `/api/${slug}${path}`),
  )
  return [...ours, ...endpoints]
}
