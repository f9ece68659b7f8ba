import { toHtml } from 'hast-util-to-html'

import type { MailText } from '../lib/mailTemplate.ts'
import { element, type Content } from '../renditions/element.ts'

const style = `
body { margin: 0; padding: 1.5rem; background: #fff; color: #1b1b1b; font: 1rem/1.6 Arial, Helvetica, sans-serif; }
main, footer { max-width: 38rem; margin: 0 auto; }
h1 { font-size: 1.4rem; line-height: 1.3; }
a { color: #0b4f8a; text-decoration: underline; }
footer { margin-top: 2rem; border-top: 1px solid #767676; font-size: 0.9rem; }
@media (prefers-color-scheme: dark) {
  body { background: #16181b; color: #f2f2f2; }
  a { color: #9ecbff; }
}`

/** A mail as an accessible page, in the reader's own scheme of colours. Every text is escaped. */
export function htmlMail(subject: string, text: MailText, footer: MailText): string {
  const page = element(
    'html',
    { lang: 'en-GB' },
    element(
      'head',
      {},
      element('meta', { charSet: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('title', {}, subject),
      element('style', {}, style),
    ),
    element(
      'body',
      {},
      element('main', {}, element('h1', {}, subject), paragraphs(text)),
      element('footer', {}, paragraphs(footer)),
    ),
  )
  return toHtml({ type: 'root', children: [{ type: 'doctype' }, page] })
}

const paragraphs = (text: MailText): Content =>
  text.map((lines) =>
    element(
      'p',
      {},
      lines.map((parts, index) => [
        index > 0 ? element('br') : undefined,
        parts.map((part) =>
          typeof part === 'string' ? part : element('a', { href: part.href }, part.words),
        ),
      ]),
    ),
  )
