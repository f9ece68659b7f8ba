import type {
  CollectionBeforeOperationHook,
  PayloadRequest,
  SanitizedCollectionConfig,
  Where,
} from 'payload'

import { followPath } from './followPath.ts'

type Question = { joins?: false | Record<string, false | Question>; where?: Where }

/**
 * Answers a filter by a document that a row refers to (`credits.person.name`) with the ids of those
 * that match and that the reader may see. Payload adds what the reader may see as a condition
 * beside it, which on MongoDB another row may fulfil: a count would tell the name of a person who
 * is not public.
 */
export const askRelatedFirst: CollectionBeforeOperationHook = async ({
  args,
  collection,
  overrideAccess,
  req,
}) => {
  if (!overrideAccess) await rewrite(req, collection, args as Question)
}

async function rewrite(
  req: PayloadRequest,
  about: SanitizedCollectionConfig,
  question: Question,
): Promise<void> {
  if (question.where) question.where = await rewriteWhere(req, about, question.where)
  for (const [path, join] of Object.entries(question.joins || {})) {
    const { joined } = followPath(req.payload, about, path)
    if (join && joined) await rewrite(req, joined, join)
  }
}

async function rewriteWhere(
  req: PayloadRequest,
  about: SanitizedCollectionConfig,
  where: Where,
): Promise<Where> {
  const parts = await Promise.all(
    Object.entries(where).map(async ([path, condition]): Promise<Where> => {
      if (Array.isArray(condition)) {
        return {
          [path]: await Promise.all(condition.map((part) => rewriteWhere(req, about, part))),
        }
      }
      const { fromRow } = followPath(req.payload, about, path)
      if (!fromRow || fromRow.rest === 'id') return { [path]: condition }
      const { docs } = await req.payload.find({
        collection: fromRow.target.slug,
        depth: 0,
        overrideAccess: false,
        pagination: false,
        req,
        select: {},
        where: { [fromRow.rest]: condition },
      })
      return { [fromRow.relation]: { in: docs.map(({ id }) => id) } }
    }),
  )
  return parts.length > 1 ? { and: parts } : (parts[0] ?? {})
}
