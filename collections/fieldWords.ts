import type { FlattenedField } from 'payload'

/**
 * A field by its labels, those of the groups that it is in before it, such as `Venue → Name`; what no
 * longer has a field keeps its name.
 * @param path names with dots between them
 */
export function fieldWords(fields: FlattenedField[], path: string): string {
  const words: string[] = []
  let inner: FlattenedField[] | undefined = fields
  for (const name of path.split('.')) {
    const field: FlattenedField | undefined = inner?.find((one) => one.name === name)
    const label = field && 'label' in field ? field.label : undefined
    words.push(typeof label === 'string' ? label : name)
    inner = field && 'flattenedFields' in field ? field.flattenedFields : undefined
  }
  return words.join(' → ')
}
