import type { FlattenedField } from 'payload'

import { isRecord } from '../lib/isRecord.ts'
import { paragraphs } from './paragraphs.ts'
import { RowError } from './rowError.ts'

type Options = {
  line: number
  /** @returns the id of the document that has this slug */
  findId: (collection: string, slug: string) => Promise<string | undefined>
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const separator = ';'

/**
 * Gives the values of a row the types of the fields: documents that are referred to may be named by
 * their slug, rich text may be plain, and in one cell several values stand between semicolons.
 * @throws RowError that names the line and the field
 */
export async function convertRow(
  fields: FlattenedField[],
  data: Record<string, unknown>,
  options: Options,
  path = '',
): Promise<Record<string, unknown>> {
  const converted: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data)) {
    const field = fields.find((candidate) => candidate.name === name)
    if (!field || field.type === 'join') {
      throw new RowError(options.line, path + name, 'There is no such field.')
    }
    converted[name] = await convertValue(field, value, options, path + name)
  }
  return converted
}

async function convertValue(
  field: FlattenedField,
  value: unknown,
  options: Options,
  path: string,
): Promise<unknown> {
  const fail = (message: string) => new RowError(options.line, path, message)
  if (value === null) return null
  switch (field.type) {
    case 'array': {
      if (!Array.isArray(value)) throw fail('This has to be a list; use JSON lines for lists.')
      const rows = value.map((row: unknown, index) => {
        if (!isRecord(row)) throw fail(`Item ${index + 1} has to be an object.`)
        return convertRow(field.flattenedFields, row, options, `${path}.${index}.`)
      })
      return Promise.all(rows)
    }
    case 'checkbox':
      if (typeof value === 'boolean') return value
      if (value === 'true' || value === 'false') return value === 'true'
      throw fail('This has to be true or false.')
    case 'group':
    case 'tab':
      if (!isRecord(value)) throw fail('This has fields of its own.')
      return convertRow(field.flattenedFields, value, options, `${path}.`)
    case 'number': {
      const number = Number(value)
      if (!Number.isFinite(number)) throw fail('This has to be a number.')
      return number
    }
    case 'relationship':
    case 'upload': {
      const { relationTo } = field
      // What may be of several collections says itself of which, with its id.
      if (typeof relationTo !== 'string') return value
      const values = field.hasMany ? listOf(value) : [value]
      const ids = []
      for (const name of values) {
        const id =
          typeof name !== 'string' || isId.test(name)
            ? name
            : await options.findId(relationTo, name)
        if (id === undefined)
          throw fail(`No document of ${relationTo} has the slug ${String(name)}.`)
        ids.push(id)
      }
      return field.hasMany ? ids : ids[0]
    }
    case 'richText':
      return typeof value === 'string' ? paragraphs(value) : value
    case 'select':
    case 'text':
      return field.hasMany ? listOf(value) : value
    default:
      return value
  }
}

const listOf = (value: unknown): unknown[] =>
  typeof value === 'string'
    ? value
        .split(separator)
        .map((part) => part.trim())
        .filter(Boolean)
    : Array.isArray(value)
      ? value
      : [value]
