/**
 * The paragraphs of a rich text, blocks included, without anything of the documents that it refers
 * to: those are found by themselves, as long as they are public.
 * @param state what Lexical stores; anything else has no paragraphs
 */
export function ownParagraphs(state: unknown): string[] {
  const paragraphs: string[] = []
  const add = (text: unknown) => {
    if (typeof text === 'string' && text.trim()) paragraphs.push(text.trim())
  }
  // A list of what is still to be read, as texts may be nested deeper than calls can be.
  const open = [rootOf(state)]
  for (let node = open.pop(); node; node = open.pop()) {
    const fields = node.type === 'block' ? recordsOf([node.fields]) : []
    const parts = fields.flatMap((block) => [block, ...recordsOf(block.items)])
    for (const part of parts) for (const name of blockTexts) add(part[name])
    const children = recordsOf(node.children)
    add(children.map(inlineText).join(''))
    const inner = children.filter((child) => !isInline(child))
    open.push(...[...inner, ...parts.map(({ content }) => rootOf(content))].reverse())
  }
  return paragraphs
}

type Node = Record<string, unknown>

/** The fields of blocks, and of their items, that hold words. */
const blockTexts = ['heading', 'title', 'text', 'label']

const inlineTypes = new Set<unknown>(['autolink', 'linebreak', 'link', 'tab', 'text'])

const isInline = ({ type }: Node) => inlineTypes.has(type)

/** The words within a paragraph; a link holds no other links. */
const inlineText = (node: Node): string =>
  isLink(node) ? recordsOf(node.children).map(plainText).join('') : plainText(node)

const isLink = ({ type }: Node) => type === 'autolink' || type === 'link'

function plainText({ text, type }: Node): string {
  if (type === 'text') return typeof text === 'string' ? text : ''
  return type === 'linebreak' || type === 'tab' ? ' ' : ''
}

const rootOf = (state: unknown): Node =>
  recordsOf([state]).flatMap(({ root }) => recordsOf([root]))[0] ?? {}

const recordsOf = (list: unknown): Node[] =>
  Array.isArray(list)
    ? list.filter((item): item is Node => typeof item === 'object' && item !== null)
    : []
