import {
  ValidationError,
  type Field,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type ValidationFieldError,
} from 'payload'

/**
 * An answer 400 that names the fields at fault, as Payload's own validation gives it: by their
 * paths, and in its message by the labels that staff see ("Sign-up > Opens").
 */
export const validationError = (
  { fields, slug }: Pick<SanitizedCollectionConfig, 'fields' | 'slug'>,
  errors: ValidationFieldError[],
  req: PayloadRequest,
): ValidationError =>
  new ValidationError(
    {
      collection: slug,
      errors: errors.map((error) => ({
        ...error,
        label: error.label ?? labelOf(fields, error.path),
      })),
      req,
    },
    req.t,
  )

/** The labels on the way to a field, rows of a list by their numbers; the path where it has none. */
function labelOf(fields: Field[], path: string): string {
  return labelsTo(fields, path.split('.'))?.join(' > ') ?? path
}

function labelsTo(fields: Field[], path: string[]): string[] | undefined {
  const [name, ...rest] = path
  for (const field of fields) {
    if ('name' in field && field.name === name) {
      const label = typeof field.label === 'string' ? field.label : field.name
      const isRow = /^\d+$/.test(rest[0] ?? '')
      const own = isRow ? `${label} ${Number(rest[0]) + 1}` : label
      const inside = isRow ? rest.slice(1) : rest
      const further = 'fields' in field ? labelsTo(field.fields, inside) : undefined
      return [own, ...(further ?? inside)]
    }
    if ('name' in field) continue
    const parts =
      field.type === 'tabs'
        ? field.tabs.map((tab) => ({ label: tab.label, fields: tab.fields }))
        : 'fields' in field
          ? [{ label: undefined, fields: field.fields }]
          : []
    for (const { fields: inner, label } of parts) {
      const found = labelsTo(inner, path)
      if (found) return typeof label === 'string' ? [label, ...found] : found
    }
  }
  return undefined
}
