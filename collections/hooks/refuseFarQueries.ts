import {
  QueryError,
  type CollectionBeforeOperationHook,
  type SanitizedCollectionConfig,
} from 'payload'

import { hasRole } from '../access/hasRole.ts'
import { usersSlug } from '../slugs.ts'
import { followPath } from './followPath.ts'

type Question = {
  field?: string
  joins?: false | Record<string, false | Question>
  sort?: string | string[]
  where?: unknown
}

/**
 * Refuses to filter or sort by what a reader may not see of related documents. Payload narrows a
 * filter by a related document's field to those the reader may see, but one relation far only, and
 * neither a nested `contains` nor a sort: counts and order would tell about hidden documents.
 * @throws QueryError (400) naming the paths
 */
export const refuseFarQueries: CollectionBeforeOperationHook = ({
  args,
  collection,
  overrideAccess,
  req: { payload, user },
}) => {
  if (overrideAccess) return
  const refused: string[] = []
  const editor = hasRole(user, 'admin', 'editor')

  const ask = (about: SanitizedCollectionConfig, question: Question) => {
    const { field, joins, sort, where } = question
    filter(about, where)
    for (const by of [sort, field].flat()) {
      if (by) order(about, by.replace(/^-/, ''))
    }
    for (const [path, join] of Object.entries(joins || {})) {
      const target = followPath(payload, about, path).joined
      if (join && target) ask(target, join)
    }
  }
  const filter = (about: SanitizedCollectionConfig, where: unknown) => {
    for (const [path, condition] of Object.entries(where ?? {})) {
      if (Array.isArray(condition)) condition.forEach((part) => filter(about, part))
      else if (holdsQuestion(condition)) refused.push(path)
      else {
        const { relations, leaves, joins } = followPath(payload, about, path)
        // Payload asks all that refers to a document, whether the reader may see it or not.
        const isBlind = joins && !editor
        // db-mongodb passes over `exists` on a related document, as if it were not asked.
        if (relations.length > 1 || isBlind || (leaves && asksExistence(condition))) {
          refused.push(path)
        }
      }
    }
  }
  const order = (about: SanitizedCollectionConfig, path: string) => {
    const { relations } = followPath(payload, about, path)
    if (relations.length > (editor ? 1 : 0) || relations.includes(usersSlug)) refused.push(path)
  }

  ask(collection, args as Question)
  if (refused.length > 0) throw new QueryError(refused.map((path) => ({ path })))
}

/** Whether an operator is given conditions of its own instead of a value. */
const holdsQuestion = (condition: unknown): boolean =>
  Object.values(condition ?? {}).some(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      !(value instanceof Date),
  )

const asksExistence = (condition: unknown): boolean =>
  typeof condition === 'object' && condition !== null && 'exists' in condition
