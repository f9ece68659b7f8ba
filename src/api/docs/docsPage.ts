import { toHtml } from 'hast-util-to-html'
import { createHash } from 'node:crypto'

import { type Content, element } from '../../renditions/element.ts'
import { style } from './style.ts'

export type Page = {
  title: string
  /** The way back, on all pages but the first. */
  isInner: boolean
  content: Content
}

const styleHash = createHash('sha256').update(style).digest('base64')

/** Our own style is all that the page loads or runs. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** A page of the API's description, as an answer. */
export function docsPage({ content, isInner, title }: Page): Response {
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, isInner ? `${title} – API of Collective CMS` : title),
    element('style', {}, style),
  ])
  const body = element(
    'body',
    {},
    element('a', { href: '#content', className: ['skip'] }, 'Skip to the content'),
    element(
      'header',
      {},
      element('nav', { ariaLabel: 'Pages' }, [
        element('a', { href: '/' }, 'Collective CMS'),
        isInner ? element('a', { href: '/api/docs' }, 'All of the API') : undefined,
        element('a', { href: '/api/openapi.json' }, 'For programs'),
      ]),
    ),
    element('main', { id: 'content' }, element('h1', {}, title), content),
  )
  const html = element('html', { lang: 'en-GB' }, head, body)
  return new Response(toHtml({ type: 'root', children: [{ type: 'doctype' }, html] }), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'X-Robots-Tag': 'noindex',
    },
  })
}
