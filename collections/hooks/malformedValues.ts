import type { FlattenedField, ValidationFieldError } from 'payload'

const serverSet = new Set(['id', 'createdAt', 'updatedAt'])

/**
 * What is sent in a form that its field cannot hold: a word that is no option, a date that is none,
 * an object for a text. Payload checks this on publishing only, and drafts with such values, or the
 * database, would fail later. Missing and empty values are fine.
 */
export function malformedValues(
  fields: FlattenedField[],
  data: Record<string, unknown>,
  prefix = '',
): ValidationFieldError[] {
  return fields
    .filter((field) => !serverSet.has(field.name))
    .flatMap((field) => {
      const value = data[field.name]
      if (value === undefined || value === null || value === '') return []
      return check(field, value, `${prefix}${field.name}`)
    })
}

function check(field: FlattenedField, value: unknown, path: string): ValidationFieldError[] {
  const unless = (holds: boolean, message: string) => (holds ? [] : [{ message, path }])
  switch (field.type) {
    case 'text':
      return unless(
        field.hasMany ? isListOf(value, isText) : isText(value),
        field.hasMany ? 'Please give a list of texts.' : 'Please give a text.',
      )
    case 'email':
    case 'textarea':
      return unless(isText(value), 'Please give a text.')
    case 'number':
      return unless(Number.isFinite(Number(value)), 'Please give a number.')
    case 'checkbox':
      return unless(
        typeof value === 'boolean' || value === 'true' || value === 'false',
        'Please give true or false.',
      )
    case 'date':
      return unless(isDate(value), 'Please give a date, such as 2026-06-06T16:00:00.000Z.')
    case 'radio':
    case 'select': {
      const options = field.options.map((option) =>
        typeof option === 'string' ? option : option.value,
      )
      const isOption = (item: unknown) => typeof item === 'string' && options.includes(item)
      return unless(
        field.type === 'select' && field.hasMany ? isListOf(value, isOption) : isOption(value),
        `Please choose from: ${options.join(', ')}.`,
      )
    }
    case 'relationship':
    case 'upload': {
      const isReference = Array.isArray(field.relationTo) ? isPolymorphicReference : isIdentifier
      return unless(
        field.hasMany ? isListOf(value, isReference) : isReference(value),
        'Please give the identifier of a document.',
      )
    }
    case 'array':
      // The panel's forms send the number of rows where there are none.
      if (value === 0) return []
      if (!isListOfRecords(value)) return [{ message: 'Please give a list of objects.', path }]
      return value.flatMap((row, index) =>
        malformedValues(field.flattenedFields, row, `${path}.${index}.`),
      )
    case 'group':
    case 'tab':
      if (!isRecord(value)) return [{ message: 'Please give an object.', path }]
      return malformedValues(field.flattenedFields, value, `${path}.`)
    case 'richText':
      return unless(
        isRecord(value) && isRecord(value.root) && isListOf(value.root.children, isRecord),
        'Please give rich text as Lexical keeps it: { root: { children: [ … ] } }.',
      )
    default:
      return []
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isListOf = (value: unknown, isItem: (item: unknown) => boolean): value is unknown[] =>
  Array.isArray(value) && value.every(isItem)

const isListOfRecords = (value: unknown): value is Record<string, unknown>[] =>
  isListOf(value, isRecord)

const isDate = (value: unknown) =>
  value instanceof Date
    ? !Number.isNaN(value.getTime())
    : isText(value) && !Number.isNaN(Date.parse(value))

// A client may send back a populated document: Payload takes its identifier.
const isIdentifier = (value: unknown): boolean =>
  isText(value) || (isRecord(value) && isText(value.id))

const isPolymorphicReference = (value: unknown): boolean =>
  isRecord(value) && isText(value.relationTo) && isIdentifier(value.value)
