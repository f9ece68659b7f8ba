import { element, flatten } from '../element.ts'
import type { BlockRendition, StoredFields } from '../rendering.ts'
import { recordsOf, textOf } from '../values.ts'

const itemsOf = ({ items }: StoredFields) => recordsOf(items)

/** Items that fold open without a script, and that are all there where nothing folds. */
export const accordion: BlockRendition = {
  references: () => [],
  texts: (fields) => itemsOf(fields).map(({ content }) => content),
  tree: (fields, _rendering, richText) =>
    itemsOf(fields).map(({ content, heading }) => {
      const words = textOf(heading)
      const text = flatten(richText(content))
      if (!words || text.length === 0) return [words && element('p', {}, words), text]
      return element('details', {}, element('summary', {}, words), text)
    }),
}
