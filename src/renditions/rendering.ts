import type { Content } from './element.ts'
import type { Reference, References } from './references.ts'
import type { Site } from './site.ts'

/** What a part of a rich text is rendered with. */
export type Rendering = {
  references: References
  site: Site
}

/** A part of an editor state as it is stored. Old ones, or forged ones, hold anything. */
export type StoredNode = Record<string, unknown>

/** The fields of a block as they are stored. */
export type StoredFields = Record<string, unknown>

/** How a block is read outside the editor. */
export type BlockRendition = {
  /** The documents that it shows or leads to. */
  references: (fields: StoredFields) => Reference[]
  /** The rich texts that stand in it. */
  texts?: (fields: StoredFields) => unknown[]
  /** @param richText makes the tree of a rich text that stands in it */
  tree: (
    fields: StoredFields,
    rendering: Rendering,
    richText: (state: unknown) => Content,
  ) => Content
}
