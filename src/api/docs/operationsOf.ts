import type { OpenApiDocument } from '../openapi/buildDocument.ts'
import type { Operation } from '../openapi/types.ts'

export type Asked = { method: string; path: string; operation: Operation }

const methods = ['get', 'post', 'patch', 'put', 'delete']

/** The operations of a group: the shortest address first, and reading before changing. */
export const operationsOf = ({ paths }: OpenApiDocument, group: string): Asked[] =>
  Object.entries(paths)
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
    )
    .filter(({ operation: { tags } }) => tags.includes(group))
    .toSorted(
      (one, other) =>
        partsOf(one) - partsOf(other) ||
        one.path.localeCompare(other.path) ||
        methods.indexOf(one.method) - methods.indexOf(other.method),
    )

const partsOf = ({ path }: Asked) => path.split('/').length
