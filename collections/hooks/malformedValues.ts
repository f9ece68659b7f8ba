import type { FlattenedField, PayloadRequest, ValidationFieldError } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'
import { isUnsafeAddress } from '../../src/lib/linkTarget.ts'
import { mediaSlug } from '../slugs.ts'
import { fieldsOfNode, type RichTextField } from './fieldsOfNode.ts'

type Node = Record<string, unknown>

/** More than anybody writes, and few enough to walk through and to store at once. */
const maxNesting = 50
const maxRows = 1000
const maxNodes = 5000

/** How much a document may still hold, over all of its fields. */
type Room = {
  /** Rows, references and texts of lists, and the parts of rich text that have fields. */
  rows: number
  /** All parts of rich text. */
  nodes: number
  /** What is wrong, once there was none left. */
  full?: ValidationFieldError
}

/** The parts of rich text that say everything in their fields. */
const haveFields = new Set(['autolink', 'block', 'inlineBlock', 'link'])

const serverSet = new Set(['id', 'createdAt', 'updatedAt'])

/**
 * What is sent in a form that its field cannot hold: a word that is no option, a date that is none,
 * an object for a text, an address that would run a script. Payload checks this on publishing only,
 * and drafts with such values, or the database, would fail later. Missing and empty values are
 * fine, but for a group, which Payload takes for one.
 */
export function malformedValues(
  fields: FlattenedField[],
  data: Record<string, unknown>,
  req: PayloadRequest,
): ValidationFieldError[] {
  const room: Room = { rows: maxRows, nodes: maxNodes }
  const errors = malformedFields(fields, data, { req, room }, '')
  return room.full ? [room.full] : errors
}

type Reading = { req: PayloadRequest; room: Room }

function malformedFields(
  fields: FlattenedField[],
  data: Record<string, unknown>,
  reading: Reading,
  prefix: string,
): ValidationFieldError[] {
  return fields
    .filter((field) => !serverSet.has(field.name))
    .flatMap((field) => {
      const value = data[field.name]
      if (value === null && field.type === 'group') {
        return [{ message: 'Please give an object.', path: `${prefix}${field.name}` }]
      }
      if (value === undefined || value === null || value === '') return []
      return check(field, value, reading, `${prefix}${field.name}`)
    })
}

function check(
  field: FlattenedField,
  value: unknown,
  reading: Reading,
  path: string,
): ValidationFieldError[] {
  if (Array.isArray(value) && !takeRoom(reading, 'rows', value.length, path)) return []
  const unless = (holds: boolean, message: string) => (holds ? [] : [{ message, path }])
  switch (field.type) {
    case 'text':
      if (field.custom?.isAddress && isText(value) && isUnsafeAddress(value)) {
        return [{ message: 'Please give a web address, such as https://www.example.org.', path }]
      }
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
      const isReference = Array.isArray(field.relationTo)
        ? isReferenceTo(field.relationTo)
        : namesDocument
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
        malformedFields(field.flattenedFields, row, reading, `${path}.${index}.`),
      )
    case 'group':
    case 'tab':
      if (!isRecord(value)) return [{ message: 'Please give an object.', path }]
      return malformedFields(field.flattenedFields, value, reading, `${path}.`)
    case 'richText':
      if (isRecord(value) && isRecord(value.root) && isListOfRecords(value.root.children)) {
        return malformedNodes(field, value.root.children, reading, path, 1)
      }
      return [
        {
          message: 'Please give rich text as Lexical keeps it: { root: { children: [ … ] } }.',
          path,
        },
      ]
    default:
      return []
  }
}

function malformedNodes(
  richText: RichTextField,
  nodes: Node[],
  reading: Reading,
  path: string,
  depth: number,
): ValidationFieldError[] {
  if (depth > maxNesting) return [{ message: 'This is nested too deep.', path }]
  const withFields = nodes.filter(({ type }) => isText(type) && haveFields.has(type))
  const isRoom =
    takeRoom(reading, 'nodes', nodes.length, path) &&
    takeRoom(reading, 'rows', withFields.length, path)
  if (!isRoom) return []
  return nodes.flatMap((node) => {
    const { children = [], fields, type } = node
    if (!isText(type)) return [{ message: 'Each part of rich text needs a type.', path }]
    if (!isListOfRecords(children)) {
      return [{ message: `The children of a ${type} must be a list of objects.`, path }]
    }
    const known = isRecord(fields) && fieldsOfNode(richText, { ...node, type, fields }, reading.req)
    const isPicture =
      type === 'upload' && node.relationTo === mediaSlug && namesDocument(node.value)
    if ((haveFields.has(type) && !known) || (type === 'upload' && !isPicture)) {
      return [{ message: `This is no ${type}.`, path }]
    }
    return [
      ...(known && isRecord(fields) ? malformedFields(known, fields, reading, `${path}.`) : []),
      ...malformedNodes(richText, children, reading, path, depth + 1),
    ]
  })
}

const limits = {
  rows: `All lists together may have ${maxRows} rows, blocks and links counted.`,
  nodes: `All texts together may have ${maxNodes} parts.`,
}

/** @returns whether there was room for so many more */
function takeRoom({ room }: Reading, of: 'rows' | 'nodes', count: number, path: string): boolean {
  room[of] -= count
  if (room[of] < 0) room.full ??= { message: limits[of], path }
  return room.full === undefined
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isListOf = (value: unknown, isItem: (item: unknown) => boolean): value is unknown[] =>
  Array.isArray(value) && value.every(isItem)

const isListOfRecords = (value: unknown): value is Record<string, unknown>[] =>
  isListOf(value, isRecord)

const isDate = (value: unknown) =>
  value instanceof Date
    ? !Number.isNaN(value.getTime())
    : isText(value) && !Number.isNaN(Date.parse(value))

// A client may send back a populated document: Payload takes its identifier.
const namesDocument = (value: unknown): boolean =>
  isText(value) || (isRecord(value) && isText(value.id))

const isReferenceTo =
  (collections: string[]) =>
  (value: unknown): boolean =>
    isRecord(value) &&
    isText(value.relationTo) &&
    collections.includes(value.relationTo) &&
    namesDocument(value.value)
