import type { FlattenedField } from 'payload'

import { isIdentifier } from '../isIdentifier.ts'

const equality = ['equals', 'not_equals']
const membership = ['in', 'not_in']
const order = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']
const wording = ['contains', 'like', 'not_like']

/**
 * The operators that each type of field knows besides `exists`: those that the admin panel offers.
 * `all` is for MongoDB alone.
 */
const operatorsOf: Partial<Record<FlattenedField['type'], string[]>> = {
  checkbox: equality,
  date: [...equality, ...order],
  email: [...equality, ...membership, ...order, ...wording],
  join: [...equality, ...membership],
  number: [...equality, ...membership, ...order],
  point: ['near', 'within', 'intersects'],
  radio: [...equality, ...membership, ...wording],
  relationship: [...equality, ...membership, 'contains', 'like'],
  select: [...equality, ...membership, ...wording],
  text: [...equality, ...membership, ...order, ...wording],
  textarea: [...equality, ...membership, ...order, ...wording],
  upload: [...equality, ...membership, 'contains', 'like'],
}

type Condition = {
  /** Nothing where it is one of Payload's own, such as the `parent` of a version. */
  field: FlattenedField | undefined
  /** Whether it belongs to a related document. */
  isRelated: boolean
  operator: string
  operand: unknown
  path: string
}

const unknownField: FlattenedField = { name: '', type: 'text' }

/**
 * What in a condition its field cannot be asked: an operator of other types of fields, or a value
 * that is none of its own. The databases fail on it, or pass over it as if it were not there.
 * @returns words that follow the name of the condition; nothing where it is sound
 */
export function conditionFault(condition: Condition): string | undefined {
  const { field = unknownField, isRelated, operator, operand, path } = condition
  if ('relationTo' in field && Array.isArray(field.relationTo)) {
    const isSound = /\.(relationTo|value)$/.test(path) && equality.includes(operator)
    return isSound && isText(operand)
      ? undefined
      : 'must be `value` or `relationTo` equal to a text.'
  }
  if (isRelated && field.type === 'text' && field.hasMany) {
    return 'is about a list of texts in a related document, which cannot be asked.'
  }
  if (operator === 'exists') return isBoolean(operand) ? undefined : 'must be true or false.'
  if (!operatorsOf[field.type]?.includes(operator)) {
    return `is no question for a ${field.type} field.`
  }
  if (membership.includes(operator)) return listFault(field, operand)
  if (wording.includes(operator) && !isText(operand)) return 'must be a text.'
  // db-mongodb takes it for a list.
  if (isAskedById(field) && String(operand).includes(',')) return 'must be one identifier.'
  return valueFault(field, operand)
}

function listFault(field: FlattenedField, operand: unknown): string | undefined {
  const isList = Array.isArray(operand) || (typeof operand === 'string' && operand !== 'null')
  if (!isList) return 'must be a list.'
  const values: unknown[] = typeof operand === 'string' ? operand.split(',') : operand
  // db-sqlite writes identifiers into its statement, and fails on any that it would have to quote.
  if (isAskedById(field) && !values.every((value) => isIdentifier(String(value)))) {
    return 'must be a list of identifiers.'
  }
  return values.map((value) => valueFault(field, value)).find(Boolean)
}

function valueFault({ type }: FlattenedField, value: unknown): string | undefined {
  if (value === null) return undefined
  if (!['string', 'number', 'boolean'].includes(typeof value) && !(value instanceof Date)) {
    return 'must be one value.'
  }
  if (type === 'date' && !isDate(value)) {
    return 'must be a date, such as 2026-06-06T16:00:00.000Z.'
  }
  if (type === 'number' && (value === '' || !Number.isFinite(Number(value)))) {
    return 'must be a number.'
  }
  return type === 'checkbox' && !isBoolean(value) ? 'must be true or false.' : undefined
}

const isAskedById = ({ name, type }: FlattenedField) => name === 'id' || type === 'join'

/** Payload takes the word `null` for nothing, and db-mongodb fails to look for that. */
const isText = (value: unknown) => typeof value === 'string' && value !== 'null'

const isDate = (value: unknown) =>
  typeof value !== 'boolean' && !Number.isNaN(new Date(value as Date | number | string).getTime())

const isBoolean = (value: unknown) => ['true', 'false'].includes(String(value))
