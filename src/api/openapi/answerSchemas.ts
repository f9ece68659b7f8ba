import { configToJSONSchema, type FlattenedField, type SanitizedConfig } from 'payload'

import type { Schema } from './types.ts'

/**
 * The schemas of all documents, as answers hold them. Payload's own describe a complete document that
 * hides nothing; in an answer any field can be missing, since drafts are incomplete, `select` picks,
 * and rules of access leave out.
 */
export function answerSchemas(config: SanitizedConfig): Record<string, Schema> {
  const { definitions = {} } = configToJSONSchema(config, 'text')
  const schemas = Object.fromEntries(
    Object.entries(definitions)
      .filter(([name]) => !name.endsWith('_select'))
      .map(([name, schema]) => [name, relax(moveReferences(schema))]),
  )
  for (const { slug, flattenedFields } of config.collections) {
    const schema = schemas[slug]
    if (!schema) continue
    delete schema.properties?.password
    markFields(schema, flattenedFields)
    schema.required = ['id']
  }
  return schemas
}

const moveReferences = (schema: Schema): Schema =>
  JSON.parse(
    JSON.stringify(schema).replaceAll('"#/definitions/', '"#/components/schemas/'),
  ) as Schema

/** Allows for properties that are missing, null, or of a later version. */
function relax(schema: Schema): Schema {
  const { additionalProperties, properties, items, oneOf, anyOf } = schema
  return {
    ...schema,
    required: undefined,
    additionalProperties: undefined,
    ...(isSchema(additionalProperties)
      ? { additionalProperties: orNull(relax(additionalProperties)) }
      : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, property]) => [
              name,
              name === 'id' ? property : orNull(relax(property)),
            ]),
          ),
        }
      : {}),
    ...(isSchema(items) ? { items: orNull(relax(items)) } : {}),
    // Relaxed alternatives overlap, and `oneOf` would then refuse what matches two of them.
    ...(oneOf || anyOf ? { oneOf: undefined, anyOf: (oneOf ?? anyOf)?.map(relax) } : {}),
  }
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const orNull = (schema: Schema): Schema => {
  const { description, ...rest } = schema
  return {
    ...(description === undefined ? {} : { description }),
    anyOf: [rest, { type: 'null' }],
  }
}

/** Takes out what no answer holds, and marks what has a rule of its own about who may read it. */
function markFields(schema: Schema, fields: FlattenedField[]): void {
  for (const field of fields) {
    const property = schema.properties?.[field.name]
    if (!property) continue
    if ('hidden' in field && field.hidden && field.name !== 'id') {
      delete schema.properties?.[field.name]
    } else if ('access' in field && field.access?.read) {
      property['x-restricted'] = true
    }
    if ('flattenedFields' in field) {
      const [inner] = property.anyOf ?? []
      const within = isSchema(inner?.items) ? inner.items.anyOf?.[0] : inner
      if (within) markFields(within, field.flattenedFields)
    }
  }
}
