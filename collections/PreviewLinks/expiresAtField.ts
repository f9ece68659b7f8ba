import type { DateField, DateFieldValidation } from 'payload'

const dayMs = 86_400_000
const defaultDays = 14
const maxDays = 90

const inDays = (days: number): Date => new Date(Date.now() + days * dayMs)

const requireSoon: DateFieldValidation = (value) => {
  const expiresAt = value ? new Date(value) : undefined
  return expiresAt && expiresAt > new Date() && expiresAt <= inDays(maxDays)
    ? true
    : `Please choose a time within the next ${maxDays} days.`
}

/**
 * When a link stops to work: in two weeks, unless somebody says otherwise. It is not `required`, as
 * GraphQL would ask for it in spite of its default; the validation takes nothing empty.
 */
export const expiresAtField: DateField = {
  name: 'expiresAt',
  type: 'date',
  label: 'Runs out on',
  index: true,
  defaultValue: () => inDays(defaultDays).toISOString(),
  validate: requireSoon,
}
