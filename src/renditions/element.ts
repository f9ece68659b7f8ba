import type { Element, ElementContent, Properties } from 'hast'

/** What an element may contain; a text is never read as markup, and nothing is left out. */
export type Content = Content[] | ElementContent | string | undefined

/**
 * An element of an HTML tree. Trees are written out by a library, which escapes every text and
 * attribute: no part of a page is put together from strings.
 * @see https://github.com/syntax-tree/hast
 */
export const element = (
  tagName: string,
  properties: Properties = {},
  ...content: Content[]
): Element => ({ type: 'element', tagName, properties, children: flatten(content) })

/** The nodes that make up some content. */
export const flatten = (content: Content): ElementContent[] => {
  if (content === undefined || content === '') return []
  if (Array.isArray(content)) return content.flatMap(flatten)
  return [typeof content === 'string' ? { type: 'text', value: content } : content]
}
