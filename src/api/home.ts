import type { RequestHandler } from 'express'
import { createHash } from 'node:crypto'
import type { Payload } from 'payload'

import { publicCollections } from '../delivery/contentChanges.ts'
import { eventsCalendarPath } from './calendar/eventsCalendar.ts'
import { feedFormats } from './feeds/feedFormats.ts'

/** The page at `/`: what this is, and where to go on. */
export function home({ payload }: { payload: Payload }): RequestHandler {
  const page = render([...publicCollections(payload)])
  return function home(_req, res) {
    res.setHeader('Content-Security-Policy', policy)
    res.type('html').send(page)
  }
}

const style =
  ':root{color-scheme:light dark;font:1.125rem/1.6 system-ui,sans-serif}main{max-width:40rem;margin:3rem auto;padding:0 1rem}'
const styleHash = createHash('sha256').update(style).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`

const render = (slugs: string[]) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Collective CMS</title>
<meta name="description" content="The content system of a co-production collective.">
${feedFormats.map(({ name, path, type }) => `<link rel="alternate" type="${type}" title="Posts (${name})" href="${path}">`).join('\n')}
<link rel="alternate" type="text/calendar" title="Events" href="${eventsCalendarPath}">
<style>${style}</style>
</head>
<body>
<main>
<h1>Collective CMS</h1>
<p>The content of a co-production collective: its projects, events, posts, people and what they say.</p>
<ul>
<li><a href="/admin">Admin panel</a>, for staff</li>
<li><a href="/api/graphql">GraphQL</a>, at <code>/api/graphql</code></li>
<li><a href="/api/docs">REST</a>, described for people</li>
<li><a href="/api/openapi.json">OpenAPI</a>, the same for programs</li>
</ul>
<h2>Feeds and calendar</h2>
<ul>
${feedFormats.map(({ name, path }) => `<li><a href="${path}">Posts as ${name}</a></li>`).join('\n')}
<li><a href="${eventsCalendarPath}">Events as a calendar</a>, to subscribe to</li>
<li><a href="/sitemap.xml">Sitemap</a></li>
</ul>
<h2>REST</h2>
<p>What is published can be read by anyone.</p>
<ul>
${slugs.map((slug) => `<li><a href="/api/${slug}"><code>/api/${slug}</code></a></li>`).join('\n')}
</ul>
</main>
</body>
</html>
`
