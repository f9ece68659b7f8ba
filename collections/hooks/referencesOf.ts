import type { FlattenedField, PayloadRequest } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'
import { fieldsOfNode, type RichTextField } from './fieldsOfNode.ts'

export type Reference = { path: string; collection: string; id: string }

/** The related documents that data names, those in rich text among them, with the path of each. */
export function referencesOf(
  fields: FlattenedField[],
  data: unknown,
  req: PayloadRequest,
  prefix = '',
): Reference[] {
  if (!isRecord(data)) return []
  return fields.flatMap((field) => {
    const value = data[field.name]
    const path = `${prefix}${field.name}`
    switch (field.type) {
      case 'relationship':
      case 'upload':
        return (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => {
          if (!Array.isArray(field.relationTo)) return referenceTo(path, field.relationTo, item)
          return isRecord(item) ? referenceTo(path, item.relationTo, item.value) : []
        })
      case 'richText':
        return isRecord(value) ? referencesOfNodes(field, [value.root], req, path) : []
      case 'array':
        return (Array.isArray(value) ? value : []).flatMap((row, index) =>
          referencesOf(field.flattenedFields, row, req, `${path}.${index}.`),
        )
      case 'group':
      case 'tab':
        return referencesOf(field.flattenedFields, value, req, `${path}.`)
      default:
        return []
    }
  })
}

function referencesOfNodes(
  richText: RichTextField,
  nodes: unknown,
  req: PayloadRequest,
  path: string,
): Reference[] {
  if (!Array.isArray(nodes)) return []
  return nodes.filter(isRecord).flatMap((node) => {
    const { children, fields, relationTo, type, value } = node
    if (typeof type !== 'string') return []
    const own = isRecord(fields) ? fieldsOfNode(richText, { ...node, type }, req) : undefined
    return [
      ...(type === 'upload' ? referenceTo(path, relationTo, value) : []),
      ...(own ? referencesOf(own, fields, req, `${path}.`) : []),
      ...referencesOfNodes(richText, children, req, path),
    ]
  })
}

function referenceTo(path: string, collection: unknown, value: unknown): Reference[] {
  const id = identifierOf(value)
  return id && typeof collection === 'string' ? [{ path, collection, id }] : []
}

function identifierOf(value: unknown): string | undefined {
  const id = isRecord(value) ? value.id : value
  return typeof id === 'string' && id ? id : undefined
}
