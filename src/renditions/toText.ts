import type { Element, Nodes } from 'hast'

/** What stands on its own, with an empty line around it. */
const blocks = new Set([
  'blockquote',
  'details',
  'figcaption',
  'figure',
  'h2',
  'h3',
  'h4',
  'ol',
  'p',
  'section',
  'summary',
  'ul',
])

/** The words of a tree, as a person would type them: lists keep their marks, links lose theirs. */
export function toText(tree: Nodes): string {
  const lines = textOf(tree).split('\n')
  const text = lines.map((line) => line.trimEnd()).join('\n')
  const tidy = text.replace(/\n{3,}/g, '\n\n').trim()
  return tidy && `${tidy}\n`
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'root') return node.children.map(textOf).join('')
  return node.type === 'element' ? elementText(node) : ''
}

function elementText(node: Element): string {
  const { tagName } = node
  if (tagName === 'br') return '\n'
  if (tagName === 'img') return ''
  const inner =
    tagName === 'ol' || tagName === 'ul' ? listText(node) : node.children.map(textOf).join('')
  return blocks.has(tagName) ? `\n\n${inner}\n\n` : inner
}

function listText({ children, properties, tagName }: Element): string {
  const start = Number(properties.start ?? 1)
  const items = children.map((item) =>
    textOf(item)
      .trim()
      .replace(/\n{2,}/g, '\n'),
  )
  return items
    .map((item, index) => {
      const mark = tagName === 'ol' ? `${start + index}. ` : '- '
      return mark + item.replaceAll('\n', `\n${' '.repeat(mark.length)}`)
    })
    .join('\n')
}
