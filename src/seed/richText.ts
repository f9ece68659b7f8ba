import { v7 as uuidv7 } from 'uuid'

/** A part of a Lexical document as Payload stores it. */
type Node = { type: string; version: number; [key: string]: unknown }

const element = { direction: 'ltr' as const, format: '' as const, indent: 0 }

const text = (words: string): Node => ({
  type: 'text',
  version: 1,
  text: words,
  detail: 0,
  format: 0,
  mode: 'normal',
  style: '',
})

/** A rich text value for the local API. */
export const richText = (...children: Node[]) => ({
  root: { type: 'root', version: 1, ...element, children },
})

export const paragraph = (...parts: (Node | string)[]): Node => ({
  type: 'paragraph',
  version: 1,
  ...element,
  textFormat: 0,
  textStyle: '',
  children: parts.map((part) => (typeof part === 'string' ? text(part) : part)),
})

export const heading = (words: string): Node => ({
  type: 'heading',
  version: 1,
  ...element,
  tag: 'h2',
  children: [text(words)],
})

export const bulletList = (...items: string[]): Node => ({
  type: 'list',
  version: 1,
  ...element,
  listType: 'bullet',
  tag: 'ul',
  start: 1,
  children: items.map((item, index) => ({
    type: 'listitem',
    version: 1,
    ...element,
    value: index + 1,
    children: [text(item)],
  })),
})

export const block = (blockType: string, fields: Record<string, unknown>): Node => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id: uuidv7(), blockName: '', blockType, ...fields },
})
