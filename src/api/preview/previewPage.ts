import { type Content, element } from '../../renditions/element.ts'
import { paragraphs } from '../../renditions/lines.ts'
import type { Site } from '../../renditions/site.ts'
import { htmlDocument, policyHash } from '../htmlDocument.ts'
import { box } from './parts.ts'
import type { Preview } from './preview.ts'
import { reloadScript } from './reloadScript.ts'
import { style } from './style.ts'

type PageOptions = {
  status: number
  title: string
  isIndexed: boolean
  /** Where the same is read for good. */
  canonical?: string | undefined
  /** Whether it follows what is saved in the panel. */
  isLive?: boolean
}

/** The page of a document. */
export const previewPage = (
  { content, isDraft, kind, summary, title }: Preview,
  site: Site,
  options: Pick<PageOptions, 'canonical' | 'isIndexed' | 'isLive'>,
): Response => {
  const shown = title || 'Untitled'
  return pageResponse(
    site,
    { ...options, status: 200, title: isDraft ? `Draft: ${shown}` : shown },
    [
      isDraft &&
        element(
          'p',
          { className: ['notice'], role: 'status' },
          'Draft. This is not published; please do not pass it on.',
        ),
      element('article', {}, [
        element('p', { className: ['kind'] }, kind),
        element('h1', {}, shown),
        box('summary', paragraphs(summary)),
        content,
      ]),
    ],
  )
}

/** The page for a document that there is not, or not for whoever asks. */
export const missingPage = (site: Site): Response =>
  pageResponse(site, { status: 404, title: 'Not found', isIndexed: false }, [
    element('h1', {}, 'There is nothing to see here'),
    element(
      'p',
      {},
      'The page does not exist, or is not public. If you were sent a link to a draft, it may have run out or been taken back: please ask whoever sent it for a new one.',
    ),
  ])

function pageResponse(site: Site, options: PageOptions, content: (Content | false)[]): Response {
  const { canonical, isIndexed, isLive, status, title } = options
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, title),
    isIndexed ? undefined : element('meta', { name: 'robots', content: 'noindex' }),
    canonical && element('link', { rel: ['canonical'], href: canonical }),
    element('style', {}, style),
    isLive ? element('script', { type: 'module' }, reloadScript) : undefined,
  ])
  const main = element(
    'main',
    {},
    content.flatMap((part) => part || []),
  )
  return new Response(
    htmlDocument(element('html', { lang: 'en-GB' }, head, element('body', {}, main))),
    {
      status,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': policyFor(site),
        ...(!isIndexed && { 'X-Robots-Tag': 'noindex' }),
      },
    },
  )
}

const ourOwn = { style: policyHash(style), script: policyHash(reloadScript) }

/** Only our own style and script run, and only the panel shows the page within another. */
const policyFor = (site: Site) =>
  [
    "default-src 'none'",
    `style-src ${ourOwn.style}`,
    `script-src ${ourOwn.script}`,
    // The page may be open by another name of this machine than the one that addresses have.
    `img-src 'self' ${new URL(site.fileAddress('/')).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
