import type { Nodes } from 'hast'
import { defaultHandlers, type Handle, toMdast } from 'hast-util-to-mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { toMarkdown as writeMarkdown } from 'mdast-util-to-markdown'

/** Markdown has nothing that folds: what is folded stands open under its words in bold. */
const summary: Handle = (state, node) => {
  const strong = defaultHandlers.strong(state, { ...node, tagName: 'strong' })
  return { type: 'paragraph', children: [strong] }
}

/**
 * A tree as Markdown (CommonMark, with the strikethrough of GitHub). Whatever somebody wrote is
 * escaped, so that it stays text.
 */
export const toMarkdown = (tree: Nodes): string =>
  writeMarkdown(toMdast(tree, { handlers: { summary } }), {
    bullet: '-',
    rule: '-',
    emphasis: '_',
    resourceLink: true,
    extensions: [gfmStrikethroughToMarkdown()],
  })
