import type { Response } from 'express'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { createHash } from 'node:crypto'

import { type Content, element } from '../../../renditions/element.ts'
import { style } from '../../preview/style.ts'
import { formStyle } from './formStyle.ts'

const css = style + formStyle

/** Nothing runs, nothing is fetched, and forms go nowhere but here. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Sends a page that is for one person: kept by nobody, found by no search engine. */
export function sendPage(
  res: Response,
  { status = 200, title }: { status?: number; title: string },
  ...content: Content[]
): void {
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'robots', content: 'noindex' }),
    element('title', {}, title),
    element('style', {}, css),
  ])
  const html = element('html', { lang: 'en-GB' }, [
    head,
    element('body', {}, element('main', {}, ...content)),
  ])
  const page: Root = { type: 'root', children: [{ type: 'doctype' }, html] }
  res.status(status)
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Security-Policy', policy)
  res.setHeader('Cache-Control', 'private, no-store')
  res.setHeader('Referrer-Policy', 'no-referrer')
  res.setHeader('X-Robots-Tag', 'noindex')
  res.end(toHtml(page, { characterReferences: { useNamedReferences: true } }))
}
