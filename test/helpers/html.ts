import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Found = { name: string; attributes: Record<string, string>; text: string }

/** Every element of a piece of HTML as a browser reads it, in the order of the document. */
export const elementsOf = (html: string): Found[] => parseFragment(html).childNodes.flatMap(walk)

/** All that is read as text in a piece of HTML. */
export const textIn = (html: string): string => parseFragment(html).childNodes.map(textOf).join('')

function walk(node: Node): Found[] {
  if (!('tagName' in node)) return []
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
  const found = { name: node.tagName, attributes, text: textOf(node) }
  return [found, ...node.childNodes.flatMap(walk)]
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
