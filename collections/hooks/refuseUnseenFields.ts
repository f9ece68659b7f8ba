import {
  QueryError,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  type Payload,
  type PayloadRequest,
  type SanitizedCollectionConfig,
} from 'payload'

import { followPath } from './followPath.ts'

type Question = {
  field?: string
  joins?: false | Record<string, false | Question>
  sort?: string | string[]
  where?: unknown
}

type Asked = { about: SanitizedCollectionConfig; path: string }

/** What Payload keeps with a document or a version besides its fields. */
const framework = new Set(['_id', 'autosave', 'latest', 'parent', 'snapshot'])

/**
 * Refuses to filter or sort by a field that a reader never gets, in the same words as by one that
 * there is not. Payload passes over the latter in a sort, and says other things of the two where a
 * value does not suit the field, so that a refusal would tell what there is.
 * @throws QueryError (400) naming the paths
 */
export const refuseUnseenFields: CollectionBeforeOperationHook = async ({
  args,
  collection,
  overrideAccess,
  req,
}) => {
  if (overrideAccess) return
  const asked = pathsIn(req.payload, collection, args as Question)
  const unseen = await Promise.all(asked.map((one) => isUnseen(one, req)))
  const refused = asked.filter((_, index) => unseen[index])
  if (refused.length > 0) throw new QueryError(refused.map(({ path }) => ({ path })))
}

function pathsIn(payload: Payload, about: SanitizedCollectionConfig, question: Question): Asked[] {
  const { field, joins, sort, where } = question
  // The order of a join comes as one text.
  const named = [sort, field].flat().flatMap((by) => by?.split(',') ?? [])
  const order = named.flatMap((by) => (by ? [by.replace(/^-/, '')] : []))
  return [
    ...[...pathsOfWhere(where), ...order].map((path) => ({ about, path })),
    ...Object.entries(joins || {}).flatMap(([path, join]) => {
      const { joined } = followPath(payload, about, path)
      return join && joined ? pathsIn(payload, joined, join) : []
    }),
  ]
}

const pathsOfWhere = (where: unknown): string[] =>
  Object.entries(where ?? {}).flatMap(([path, condition]) =>
    Array.isArray(condition) ? condition.flatMap(pathsOfWhere) : [path],
  )

async function isUnseen({ about, path }: Asked, req: PayloadRequest): Promise<boolean> {
  const { entersText, field, passed } = followPath(req.payload, about, path)
  const isUnknown = !field && !entersText && !framework.has(path)
  if (isUnknown) return true
  for (const each of passed) if (await isHidden(each, req)) return true
  return false
}

async function isHidden(field: FlattenedField, req: PayloadRequest): Promise<boolean> {
  if ('hidden' in field && field.hidden && field.name !== 'id') return true
  const read = 'access' in field ? field.access?.read : undefined
  return read ? !(await read({ req })) : false
}
