import type { FlattenedField } from 'payload'
import { validOperators } from 'payload/shared'

import { conditionFault } from '../../collections/hooks/conditionFault.ts'
import { fill, relatedTo, wordOf, type NamedField } from './fields.ts'
import { date, past, type Worlds } from './worlds.ts'

export type Condition = { path: string; operator: string; operand: unknown }

/** What a field can be compared with: what it holds in public, and in each of the worlds. */
function operandsOf(
  { hidden, shown, targets }: Worlds,
  field: FlattenedField,
  operator: string,
): unknown[] {
  if (operator === 'exists') return [true, false]
  const related = relatedTo(field).flatMap(targets)
  const values: unknown[] =
    related.length > 0
      ? related
      : field.name === 'id'
        ? [...shown, ...hidden].slice(0, 3).map(({ id }) => id)
        : field.name === '_status'
          ? ['draft', 'published']
          : field.name === 'deletedAt' || field.name.endsWith('At')
            ? [past, date]
            : ([0, 1, 2] as const).map((variant) => {
                const key = variant === 0 ? '0' : 'h1'
                const { value } = fill([{ ...field, name: 'value' }], { variant, key, targets })
                return Array.isArray(value) ? (value as unknown[])[0] : value
              })
  const words = ['contains', 'like', 'not_like'].includes(operator)
  return words && typeof values[1] === 'string' && related.length === 0
    ? [...wordOf]
    : ['in', 'not_in'].includes(operator)
      ? values.map((value) => [value])
      : values
}

/** Every question that a field can be asked. */
export const conditionsOn = (
  worlds: Worlds,
  { path, field }: NamedField,
  isRelated = false,
): Condition[] =>
  validOperators.flatMap((operator) =>
    operandsOf(worlds, field, operator).flatMap((operand) => {
      const fault = conditionFault({ field, isRelated, operator, operand, path })
      return fault || (isRelated && operator === 'exists') ? [] : [{ path, operator, operand }]
    }),
  )

/** A filter for documents of which any of the conditions is true. */
export const anyOf = (conditions: Condition[]) => ({
  or: conditions.map(({ path, operator, operand }) => ({ [path]: { [operator]: operand } })),
})
