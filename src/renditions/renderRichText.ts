import { toHtml } from 'hast-util-to-html'
import type { Root } from 'hast'

import type { Rendering } from './rendering.ts'
import { richTextTree } from './richTextTree.ts'
import { toMarkdown } from './toMarkdown.ts'
import { toText } from './toText.ts'

export type RenditionFormat = 'html' | 'markdown' | 'text'

const writers: Record<RenditionFormat, (tree: Root) => string> = {
  html: (tree) => toHtml(tree, { characterReferences: { useNamedReferences: true } }),
  markdown: toMarkdown,
  text: toText,
}

/**
 * A rich text in another format. It reads nothing and never fails: what it does not know is left out.
 * @param state the editor state that Lexical stores, or anything else for an empty text
 */
export const renderRichText = (
  state: unknown,
  format: RenditionFormat,
  rendering: Rendering,
): string => writers[format](richTextTree(state, rendering))
