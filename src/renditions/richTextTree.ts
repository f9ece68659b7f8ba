import type { Element, ElementContent } from 'hast'

import { mediaSlug } from '../../collections/slugs.ts'
import { isRecord } from '../lib/isRecord.ts'
import { blockRenditions } from './blocks/index.ts'
import { type Content, element, flatten } from './element.ts'
import { inlineContent } from './inlineContent.ts'
import { mediaFigure } from './mediaFigure.ts'
import { orderHeadings } from './orderHeadings.ts'
import type { Rendering, StoredNode } from './rendering.ts'
import { idOf, recordsOf } from './values.ts'

/** Deeper than any editor nests; what stands deeper is left out. */
const maxNesting = 100

type RichTextTree = { type: 'root'; children: ElementContent[] }

/**
 * A rich text as a tree of HTML, from the editor state that Lexical stores. It holds only what is
 * named here: other parts, and what the public may not see, are left out.
 * @param state anything; what is no editor state is an empty text
 */
export function richTextTree(state: unknown, rendering: Rendering): RichTextTree {
  const tree: RichTextTree = { type: 'root', children: flatten(stateContent(state, rendering, 0)) }
  orderHeadings(tree)
  return tree
}

const stateContent = (state: unknown, rendering: Rendering, depth: number): Content =>
  isRecord(state) && isRecord(state.root)
    ? recordsOf(state.root.children).map((node) => nodeContent(node, rendering, depth))
    : undefined

function nodeContent(node: StoredNode, rendering: Rendering, depth: number): Content {
  if (depth > maxNesting) return undefined
  switch (node.type) {
    case 'paragraph':
      return filled('p', inlineContent(node, rendering))
    case 'heading':
      return filled(headingTag(node), inlineContent(node, rendering))
    case 'quote':
      return filled('blockquote', filled('p', inlineContent(node, rendering)))
    case 'list':
      return list(node, rendering, depth)
    case 'horizontalrule':
      return element('hr')
    case 'upload':
      return upload(node, rendering)
    case 'block':
      return block(node, rendering, depth)
    default:
      return undefined
  }
}

/** An element, unless there would be nothing to read in it. */
function filled(tagName: string, content: Content): Content {
  const children = flatten(content)
  const isBlank = children.every((child) => child.type === 'text' && !child.value.trim())
  return isBlank ? undefined : element(tagName, {}, children)
}

const headingTag = ({ tag }: StoredNode) => (tag === 'h3' || tag === 'h4' ? tag : 'h2')

/** A list. Lexical keeps a list within a list as an item of its own; it belongs to the one before. */
function list(node: StoredNode, rendering: Rendering, depth: number): Content {
  const items: Element[] = []
  for (const item of recordsOf(node.children)) {
    const words = flatten(inlineContent(item, rendering))
    const lists = recordsOf(item.children)
      .filter(({ type }) => type === 'list')
      .flatMap((inner) => flatten(nodeContent(inner, rendering, depth + 1)))
    const before = words.length === 0 ? items.at(-1) : undefined
    if (before) before.children.push(...lists)
    else if (words.length + lists.length > 0) items.push(element('li', {}, words, lists))
  }
  if (items.length === 0) return undefined
  if (node.listType !== 'number') return element('ul', {}, items)
  const start = Number.isInteger(node.start) && node.start !== 1 ? Number(node.start) : undefined
  return element('ol', { start }, items)
}

function upload({ relationTo, value }: StoredNode, { references, site }: Rendering): Content {
  const found = relationTo === mediaSlug ? references.media.get(idOf(value) ?? '') : undefined
  return found && mediaFigure(found, site)
}

function block({ fields }: StoredNode, rendering: Rendering, depth: number): Content {
  if (!isRecord(fields)) return undefined
  return blockRenditions
    .get(fields.blockType)
    ?.tree(fields, rendering, (state) => stateContent(state, rendering, depth + 1))
}
