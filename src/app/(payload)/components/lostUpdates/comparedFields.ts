import type { ClientField } from 'payload'

/** A part of a form that is compared and chosen as one. */
export type ComparedField = {
  path: string[]
  /** What the form calls it, with the group it stands in. */
  label: string
  field: ClientField
}

/** What the server decides, or the buttons above the form. */
const decidedElsewhere = new Set(['_status', 'createdAt', 'deletedAt', 'id', 'updatedAt'])

/** The fields of a form that people write in, those in groups, rows and tabs one by one. */
export function comparedFields(
  fields: ClientField[],
  path: string[] = [],
  labels: string[] = [],
): ComparedField[] {
  return fields.flatMap((field): ComparedField[] => {
    if (field.type === 'ui' || field.type === 'join' || isKeptFromWriting(field)) return []
    if (field.type === 'row' || field.type === 'collapsible') {
      return comparedFields(field.fields, path, labels)
    }
    if (field.type === 'tabs') {
      return field.tabs.flatMap((tab) => within(tab, tab.fields, path, labels))
    }
    if (field.type === 'group') return within(field, field.fields, path, labels)
    if (decidedElsewhere.has(field.name)) return []
    const label = [...labels, labelOf(field)].join(': ')
    return [{ path: [...path, field.name], label, field }]
  })
}

const within = (
  container: { name?: string; label?: unknown },
  fields: ClientField[],
  path: string[],
  labels: string[],
): ComparedField[] =>
  container.name
    ? comparedFields(fields, [...path, container.name], [...labels, labelOf(container)])
    : comparedFields(fields, path, labels)

const isKeptFromWriting = (field: ClientField): boolean =>
  Boolean(
    ('hidden' in field && field.hidden) ||
    ('virtual' in field && field.virtual) ||
    (field.admin && 'hidden' in field.admin && field.admin.hidden) ||
    (field.admin && 'readOnly' in field.admin && field.admin.readOnly),
  )

/** What the form calls a field. */
export const labelOf = ({ label, name = '' }: { label?: unknown; name?: string }): string =>
  typeof label === 'string' ? label : name
