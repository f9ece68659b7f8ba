import type { FlattenedField } from 'payload'

/**
 * The words that staff see for an option of a select.
 * @param path of the field, such as `venue.access`
 */
export function optionLabel(fields: FlattenedField[], path: string, value: string): string {
  const [name, ...rest] = path.split('.')
  const field = fields.find((candidate) => candidate.name === name)
  if (field && 'flattenedFields' in field && rest.length > 0) {
    return optionLabel(field.flattenedFields, rest.join('.'), value)
  }
  const options = field?.type === 'select' ? field.options : []
  const option = options.find((one) => typeof one === 'object' && one.value === value)
  return typeof option === 'object' && typeof option.label === 'string' ? option.label : value
}
