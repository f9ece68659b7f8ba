import { isRecord } from '../lib/isRecord.ts'
import { type Content, element } from './element.ts'
import { pageOf } from './pages.ts'
import type { Rendering, StoredNode } from './rendering.ts'
import { recordsOf, textOf } from './values.ts'

/** The bits of a text’s `format` that the editor offers, and what each means, the inner ones first. */
const formats = [
  [32, 'sub'],
  [64, 'sup'],
  [4, 'del'],
  [2, 'em'],
  [1, 'strong'],
] as const

/** The words within a paragraph or the like, and the links among them. */
export const inlineContent = (node: StoredNode, rendering: Rendering): Content =>
  recordsOf(node.children).map((child) =>
    child.type === 'link' || child.type === 'autolink' ? link(child, rendering) : words(child),
  )

function words({ format, text, type }: StoredNode): Content {
  if (type === 'linebreak') return element('br')
  if (type === 'tab') return '\t'
  if (type !== 'text' || typeof text !== 'string') return undefined
  return formats
    .filter(([bit]) => Number(format) & bit)
    .reduce<Content>((inner, [, tagName]) => element(tagName, {}, inner), text)
}

/** The words of a link, and the link itself where it may be followed. */
function link({ children, fields }: StoredNode, rendering: Rendering): Content {
  const inner = recordsOf(children).map(words)
  const href = isRecord(fields) ? hrefOf(fields, rendering) : undefined
  return href ? element('a', { href }, inner) : inner
}

function hrefOf(
  { doc, linkType, url }: StoredNode,
  { references, site }: Rendering,
): string | undefined {
  if (linkType !== 'internal') return site.linkAddress(textOf(url) ?? '')
  const page = pageOf(doc, references)
  return page && site.addressOf(page.collection, page)
}
