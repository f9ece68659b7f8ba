import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { createHash } from 'node:crypto'

/** A whole page as HTML. */
export function htmlDocument(html: Element): string {
  const page: Root = { type: 'root', children: [{ type: 'doctype' }, html] }
  return toHtml(page, { characterReferences: { useNamedReferences: true } })
}

/** The source by which a content policy allows an inline style or script. */
export const policyHash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`
