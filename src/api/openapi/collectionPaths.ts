import type { Endpoint, SanitizedCollectionConfig } from 'payload'

import { collectionOperations } from './collectionOperations.ts'
import type { Operation, Parameter, PathItem } from './types.ts'

/** The paths of a collection, made from the endpoints that it really has. */
export function collectionPaths(collection: SanitizedCollectionConfig): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {}
  const templates = new Map<string, string>()
  for (const { method, path } of collection.endpoints || []) {
    const describe = collectionOperations[`${method} ${path}`]
    if (!describe || !isDescribable(method)) continue
    for (const address of addressesOf(`/api/${collection.slug}${path}`)) {
      // `/:key` and `/:id` are one address, under the name that comes first.
      const shape = address.replace(/\{\w+\}/g, '{}')
      const template = templates.get(shape) ?? address
      templates.set(shape, template)
      const item = (paths[template] ??= {})
      // Payload answers by the first endpoint that fits.
      item[method] ??= withPath(template, method, {
        tags: [collection.slug],
        ...describe(collection),
      })
    }
  }
  return paths
}

const isDescribable = (method: Endpoint['method']): method is keyof PathItem & typeof method =>
  ['delete', 'get', 'patch', 'post', 'put'].includes(method)

/** Payload's notation as OpenAPI's; a path whose last part may be left out is two. */
function addressesOf(path: string): string[] {
  const address = path.replace(/\/$/, '').replace(/:(\w+)/g, '{$1}')
  if (!address.endsWith('?')) return [address]
  const whole = address.slice(0, -1)
  return [whole.replace(/\/\{\w+\}$/, ''), whole]
}

function withPath(path: string, method: string, operation: Operation): Operation {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): Parameter => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  return {
    ...operation,
    operationId: `${method}${path.slice('/api'.length).replaceAll(/[/{}]+/g, '_')}`,
    parameters: [...inPath, ...(operation.parameters ?? [])],
  }
}
