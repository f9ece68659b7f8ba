import type { Nodes } from 'hast'

const highest = 2

/**
 * Gives headings levels without gaps: the title of the page is the first, so a text begins with the
 * second, and what stood two levels deeper than the one above stands one deeper. Which heading
 * belongs under which stays the same.
 */
export function orderHeadings(tree: Nodes): void {
  const above: number[] = []
  visitHeadings(tree, (heading) => {
    const level = Number(heading.tagName[1])
    while ((above.at(-1) ?? 0) >= level) above.pop()
    above.push(level)
    heading.tagName = `h${highest + above.length - 1}`
  })
}

type Heading = { tagName: string }

function visitHeadings(node: Nodes, visit: (heading: Heading) => void): void {
  if (node.type === 'element' && /^h[1-6]$/.test(node.tagName)) visit(node)
  if ('children' in node) node.children.forEach((child) => visitHeadings(child, visit))
}
