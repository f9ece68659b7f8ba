import type { Access, Endpoint, Payload, SanitizedCollectionConfig } from 'payload'

import {
  type About,
  type CollectionOperation,
  collectionOperations,
  type Rule,
} from './collectionOperations.ts'
import { failing, security } from './parts.ts'
import type { Operation, Parameter, PathItem } from './types.ts'
import { type Audience, whoMay } from './whoMay.ts'

/** The paths of a collection, made from the endpoints that it really has. */
export async function collectionPaths(
  payload: Payload,
  collection: SanitizedCollectionConfig,
  about: Pick<About, 'example' | 'isPublic'>,
): Promise<Record<string, PathItem>> {
  const paths: Record<string, PathItem> = {}
  const templates = new Map<string, string>()
  for (const { method, path } of collection.endpoints || []) {
    const operation = collectionOperations[`${method} ${path}`]
    if (!operation || !isDescribable(method)) continue
    const audience = await audienceOf(payload, collection, operation.may)
    for (const address of addressesOf(`/api/${collection.slug}${path}`)) {
      // `/:key` and `/:id` are one address, under the name that comes first.
      const shape = address.replace(/\{\w+\}/g, '{}')
      const template = templates.get(shape) ?? address
      templates.set(shape, template)
      const item = (paths[template] ??= {})
      // Payload answers by the first endpoint that fits: settings have a key where others have a word.
      if (isTaken(paths, address, method)) continue
      item[method] ??= complete(template, method, {
        ...limitTo(audience, operation, { collection, ...about }),
        tags: [collection.slug],
      })
    }
  }
  return paths
}

/** Whether an address with a parameter at its end, which comes before, takes this one in. */
const isTaken = (paths: Record<string, PathItem>, address: string, method: keyof PathItem) => {
  const end = address.lastIndexOf('/')
  return Object.entries(paths).some(
    ([path, item]) =>
      path !== address &&
      item[method] &&
      /^\{\w+\}$/.test(path.slice(end + 1)) &&
      path.slice(0, end) === address.slice(0, end) &&
      !address.endsWith('}'),
  )
}

const isDescribable = (method: Endpoint['method']): method is keyof PathItem & typeof method =>
  ['delete', 'get', 'patch', 'post', 'put'].includes(method)

async function audienceOf(
  payload: Payload,
  { access }: SanitizedCollectionConfig,
  may: Audience | Rule,
): Promise<Audience> {
  if (may === 'everybody' || may === 'nobody' || may === 'staff') return may
  const rule: Access | undefined = access[may]
  return rule ? whoMay(payload, rule) : 'staff'
}

/** Says who may ask, and what all others are told. */
function limitTo(
  audience: Audience,
  { describe, looksFirst }: CollectionOperation,
  about: About,
): Omit<Operation, 'tags'> {
  const { responses, ...operation } = describe(about)
  const first = ['400', '413', ...(looksFirst ? ['404'] : [])]
  const refusals = audience === 'everybody' ? {} : failing(403)
  const answers = Object.entries(responses).filter(
    ([status]) => audience !== 'nobody' || first.includes(status),
  )
  return {
    ...operation,
    ...(audience === 'nobody' && { description: 'Closed to everybody.' }),
    security: security[audience],
    responses: { ...Object.fromEntries(answers), ...refusals },
  }
}

/** Payload's notation as OpenAPI's; a path whose last part may be left out is two. */
function addressesOf(path: string): string[] {
  const address = path.replace(/\/$/, '').replace(/:(\w+)/g, '{$1}')
  if (!address.endsWith('?')) return [address]
  const whole = address.slice(0, -1)
  return [whole.replace(/\/\{\w+\}$/, ''), whole]
}

function complete(path: string, method: string, operation: Operation): Operation {
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
