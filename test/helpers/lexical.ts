/** A part of a Lexical document, sound or not. */
export type Node = Record<string, unknown>

export const bold = 1
export const italic = 2
export const strikethrough = 4
export const subscript = 32
export const superscript = 64

export const text = (words: unknown, format = 0): Node => ({ type: 'text', text: words, format })

export const heading = (tag: string, words = tag): Node => ({
  type: 'heading',
  tag,
  children: [text(words)],
})

export const list = (listType: string, items: unknown[][], start = 1): Node => ({
  type: 'list',
  listType,
  start,
  children: items.map((children) => ({ type: 'listitem', children })),
})

export const link = (fields: unknown, words = 'Read on'): Node => ({
  type: 'link',
  fields,
  children: [text(words)],
})
