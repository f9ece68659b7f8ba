import type { Element } from 'hast'

import { type Content, element, flatten } from '../element.ts'
import { textOf } from '../values.ts'

/** A part of a text with a heading of its own; nothing where there is nothing below the heading. */
export function blockSection(heading: unknown, content: Content): Element | undefined {
  if (flatten(content).length === 0) return undefined
  const words = textOf(heading)
  return element('section', {}, words && element('h3', {}, words), content)
}
