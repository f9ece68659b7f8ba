import type { FlattenedField } from 'payload'

/** The label of the field that a path begins with, such as `Credits`. */
export function labelOfPath(fields: FlattenedField[], path: string): string {
  const field = fields.find(({ name }) => path === name || path.startsWith(`${name}.`))
  const label = field && 'label' in field ? field.label : undefined
  return typeof label === 'string' ? label : (field?.name ?? path)
}
