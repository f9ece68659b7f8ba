import type { FlattenedField } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'

export type Reference = { path: string; collection: string; id: string }

/** The related documents that data names, rich text left out, with the path of each. */
export function referencesOf(fields: FlattenedField[], data: unknown, prefix = ''): Reference[] {
  if (!isRecord(data)) return []
  return fields.flatMap((field) => {
    const value = data[field.name]
    const path = `${prefix}${field.name}`
    switch (field.type) {
      case 'relationship':
      case 'upload':
        return (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => {
          const isPolymorphic = Array.isArray(field.relationTo)
          const collection = isPolymorphic && isRecord(item) ? item.relationTo : field.relationTo
          const id = identifierOf(isPolymorphic && isRecord(item) ? item.value : item)
          return id && typeof collection === 'string' ? [{ path, collection, id }] : []
        })
      case 'array':
        return (Array.isArray(value) ? value : []).flatMap((row, index) =>
          referencesOf(field.flattenedFields, row, `${path}.${index}.`),
        )
      case 'group':
      case 'tab':
        return referencesOf(field.flattenedFields, value, `${path}.`)
      default:
        return []
    }
  })
}

function identifierOf(value: unknown): string | undefined {
  const id = isRecord(value) ? value.id : value
  return typeof id === 'string' && id ? id : undefined
}
