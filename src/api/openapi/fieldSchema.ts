import type { FlattenedField } from 'payload'

import { reference } from './parts.ts'
import type { Schema } from './types.ts'

/** Whether a value is answered or sent; a relation is answered filled in too, and sent by its id. */
export type Side = 'answer' | 'input'

type Properties = (fields: FlattenedField[]) => Record<string, Schema>

const text: Schema = { type: 'string' }
const uuid: Schema = { type: 'string', format: 'uuid' }

/**
 * The schema of a field's value, null aside.
 * @param within describes the fields of a group, a row or a block
 */
export function fieldSchema(field: FlattenedField, side: Side, within: Properties): Schema {
  switch (field.type) {
    case 'text': {
      const { maxLength, minLength } = side === 'input' ? field : {}
      const one = {
        ...text,
        ...defined({ minLength, maxLength }),
        ...(side === 'input' && field.custom?.isAddress ? { format: 'uri' } : {}),
      }
      return field.hasMany ? listOf(one) : one
    }
    case 'code':
    case 'textarea': {
      const { maxLength, minLength } = side === 'input' ? field : {}
      return { ...text, ...defined({ minLength, maxLength }) }
    }
    case 'email':
      return { ...text, ...(side === 'input' ? { format: 'email' } : {}) }
    case 'date':
      return { ...text, format: 'date-time' }
    case 'number': {
      const { max: maximum, min: minimum } = side === 'input' ? field : {}
      const one = { type: 'number', ...defined({ minimum, maximum }) } satisfies Schema
      return field.hasMany ? listOf(one) : one
    }
    case 'checkbox':
      return { type: 'boolean' }
    case 'radio':
    case 'select': {
      const options = field.options.map((option) =>
        typeof option === 'string' ? option : option.value,
      )
      const one: Schema = { ...text, enum: options }
      return field.type === 'select' && field.hasMany ? listOf(one) : one
    }
    case 'relationship':
    case 'upload': {
      const one = Array.isArray(field.relationTo)
        ? inOneOf(field.relationTo, side)
        : related([field.relationTo], side)
      return field.hasMany ? listOf(one) : one
    }
    case 'join': {
      const { collection } = field
      const one = Array.isArray(collection)
        ? inOneOf(collection, side)
        : related([collection], side)
      return {
        type: 'object',
        properties: {
          docs: listOf(one),
          hasNextPage: { type: 'boolean' },
          totalDocs: { type: 'integer' },
        },
      }
    }
    case 'array': {
      const { maxRows: maxItems, minRows: minItems } = side === 'input' ? field : {}
      const row: Schema = { type: 'object', properties: within(field.flattenedFields) }
      return { ...listOf(row), ...defined({ minItems, maxItems }) }
    }
    case 'blocks':
      return listOf({
        anyOf: field.blocks.map(({ flattenedFields, slug }) => ({
          type: 'object',
          properties: { blockType: { const: slug }, ...within(flattenedFields) },
        })),
      })
    case 'group':
    case 'tab':
      return { type: 'object', properties: within(field.flattenedFields) }
    case 'richText':
      return reference('RichText')
    case 'point':
      return listOf({ type: 'number' })
    case 'json':
      return {}
  }
}

/** Rich text as the editor keeps it; its nodes are many, and have their own fields. */
export const richTextSchema: Schema = {
  type: 'object',
  description: 'Rich text as the editor, Lexical, keeps it.',
  required: ['root'],
  properties: {
    root: {
      type: 'object',
      required: ['children'],
      properties: {
        children: {
          type: 'array',
          items: { type: 'object', required: ['type'], properties: { type: text } },
        },
      },
    },
  },
}

const listOf = (items: Schema): Schema => ({ type: 'array', items })

/** Null is answered for what is in the trash or not for whoever asks, in lists and joins too. */
const related = (slugs: string[], side: Side): Schema =>
  side === 'input' ? uuid : { anyOf: [uuid, ...slugs.map(reference), { type: 'null' }] }

const inOneOf = (slugs: readonly string[], side: Side): Schema => ({
  type: 'object',
  required: ['relationTo', 'value'],
  properties: {
    relationTo: { ...text, enum: [...slugs] },
    value: related([...slugs], side),
  },
})

const defined = (limits: Record<string, number | undefined>): Schema =>
  Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined))
