import {
  APIError,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  type SanitizedCollectionConfig,
} from 'payload'

import { conditionFault } from './conditionFault.ts'
import { followPath } from './followPath.ts'

type Question = {
  joins?: false | Record<string, false | Question>
  sort?: string | string[]
  where?: unknown
}

/**
 * SQLite joins 64 tables at most. A condition on a related document takes up to five, with those
 * that say who may see it; one on a list of relations takes one.
 */
const maxTables = 40

const maxSorts = 10

/**
 * Refuses conditions that a field cannot be asked, and more of them than a database can take, in
 * filters of lists and of joins, whichever API they come by.
 * @throws APIError (400) naming the condition
 */
export const refuseUnanswerable: CollectionBeforeOperationHook = ({
  args,
  collection,
  overrideAccess,
  req: { payload },
}) => {
  if (overrideAccess) return
  let tables = 0

  const ask = (about: SanitizedCollectionConfig, question: Question, join = '') => {
    const { joins, sort = [], where } = question
    const nameOf = (part: string) => (join ? `joins[${join}][${part}]` : part)
    const sorts = String(sort).split(',')
    if (sorts.length > maxSorts) {
      throw new APIError(`\`${nameOf('sort')}\` names more than ${maxSorts} fields.`, 400)
    }
    // In a join, Payload's adapter for SQL looks for the rows of lists beside the wrong table.
    const inRows = (path: string) =>
      followPath(payload, about, path.replace(/^-/, '')).passed.some(isInRows)
    const refused = join && sorts.find(inRows)
    if (refused) {
      throw new APIError(`\`${nameOf('sort')}\` names \`${refused}\`, which is in a list.`, 400)
    }
    filter(about, where, nameOf('where'))
    for (const [path, join] of Object.entries(joins || {})) {
      const target = followPath(payload, about, path).joined
      if (join && target) ask(target, join, path)
    }
  }
  const filter = (about: SanitizedCollectionConfig, where: unknown, place: string) => {
    for (const [path, condition] of Object.entries(where ?? {})) {
      const here = `${place}[${path}]`
      if (Array.isArray(condition)) {
        for (const [index, part] of condition.entries()) filter(about, part, `${here}[${index}]`)
        continue
      }
      const { entersText, field, leaves } = followPath(payload, about, path)
      if (entersText) throw new APIError(`\`${here}\` cannot be asked about.`, 400)
      if (leaves) tables += 5
      else if (field && 'hasMany' in field && field.hasMany) tables += 1
      if (tables > maxTables) {
        throw new APIError(`\`${here}\` is one question too many about related documents.`, 400)
      }
      for (const [operator, operand] of Object.entries((condition ?? {}) as object)) {
        const fault = conditionFault({ field, isRelated: leaves, operator, operand, path })
        if (fault) throw new APIError(`\`${here}[${operator}]\` ${fault}`, 400)
      }
    }
  }

  ask(collection, args as Question)
}

/** Whether a field's values are rows of their own, many to a document. */
const isInRows = (field: FlattenedField): boolean =>
  field.type === 'array' ||
  field.type === 'blocks' ||
  (['number', 'select', 'text'].includes(field.type) &&
    'hasMany' in field &&
    field.hasMany === true)
