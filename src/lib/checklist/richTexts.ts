import { isRecord } from '../isRecord.ts'

type Node = Record<string, unknown>

export type RichTextParts = {
  /** The field. */
  path: string
  /** Each list is one text: what is folded into an accordion is a text of its own. */
  headings: { level: number; words: string }[][]
  links: string[]
  /** Paragraphs, list items and quotations, without headings. */
  paragraphs: string[]
}

/** What the rich text fields of a document hold, in the order in which it is read. */
export const richTexts = (data: Node): RichTextParts[] =>
  Object.entries(data)
    .filter(([, value]) => isRecord(value) && isRecord(value.root))
    .map(([path, state]) => partsOf(path, state))

function partsOf(path: string, first: unknown): RichTextParts {
  const parts: RichTextParts = { path, headings: [], links: [], paragraphs: [] }
  const states = [first]
  for (const state of states) {
    if (!isRecord(state) || !isRecord(state.root)) continue
    const headings: RichTextParts['headings'][number] = []
    parts.headings.push(headings)
    // A list of what is still to be looked at: texts may be nested deeper than calls can be.
    const nodes = [state.root]
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      const { fields, tag, type } = node
      if (type === 'heading') headings.push({ level: Number(String(tag)[1]), words: wordsOf(node) })
      if (type === 'link' || type === 'autolink') parts.links.push(wordsOf(node))
      if (type === 'paragraph' || type === 'quote' || type === 'listitem') {
        parts.paragraphs.push(wordsOf(node))
      }
      if (type === 'block' && isRecord(fields)) {
        const { blockType, items, label, text } = fields
        const leads = blockType === 'callToAction' || blockType === 'download'
        if (leads && typeof label === 'string') parts.links.push(label)
        if (typeof text === 'string') parts.paragraphs.push(text)
        states.push(...childrenOf(items).map(({ content }) => content))
      }
      nodes.push(...childrenOf(node.children).reverse())
    }
  }
  parts.paragraphs = parts.paragraphs.filter(Boolean)
  return parts
}

/** The text of a node, without the lists within it, whose items are texts of their own. */
function wordsOf(node: Node): string {
  let words = ''
  const nodes = [node]
  for (let part = nodes.pop(); part; part = nodes.pop()) {
    if (typeof part.text === 'string') words += part.text
    if (part.type === 'linebreak') words += '\n'
    nodes.push(
      ...childrenOf(part.children)
        .filter(({ type }) => type !== 'list')
        .reverse(),
    )
  }
  return words.trim()
}

const childrenOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isRecord) : [])
