/** A part of an address that stands for itself, or for any by `:name`; `*` stands for all that follows. */
type Node = { literal: Map<string, Node>; any?: Node; pattern?: string; rest?: string }

/** What is no route. */
export const noRoute = 'none'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A method of HTTP as a label: clients may make up any number of others. */
export const methodLabel = (method: string | undefined): string =>
  method !== undefined && methods.has(method) ? method : 'other'

/**
 * Which of some patterns a path is of. There are never more answers than patterns, whatever is asked
 * for.
 * @param patterns such as `/api/posts/:id` and `/admin/*`
 */
export function createRoutePattern(patterns: Iterable<string>): (url: string) => string {
  const root: Node = { literal: new Map() }
  for (const pattern of patterns) add(root, pattern)
  return (url) => {
    const end = url.indexOf('?')
    const path = end === -1 ? url : url.slice(0, end)
    return find(root, partsOf(path), 0) ?? noRoute
  }
}

/** A slash at the end makes no difference, as in Express. */
function partsOf(path: string): string[] {
  const parts = path.split('/')
  if (parts.at(-1) === '') parts.pop()
  return parts
}

function add(root: Node, pattern: string): void {
  let node = root
  for (const part of partsOf(pattern)) {
    if (part === '*') {
      node.rest = pattern
      return
    }
    if (part.startsWith(':')) {
      node.any ??= { literal: new Map() }
      node = node.any
      continue
    }
    const next = node.literal.get(part) ?? { literal: new Map<string, Node>() }
    node.literal.set(part, next)
    node = next
  }
  node.pattern ??= pattern
}

function find(node: Node, parts: string[], at: number): string | undefined {
  const part = parts[at]
  if (part === undefined) return node.pattern ?? node.rest
  const literal = node.literal.get(part)
  return (
    (literal && find(literal, parts, at + 1)) ??
    (node.any && find(node.any, parts, at + 1)) ??
    node.rest
  )
}
