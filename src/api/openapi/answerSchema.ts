import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

import { fieldSchema } from './fieldSchema.ts'
import { describing, orNull } from './parts.ts'
import type { Schema } from './types.ts'

/**
 * A document as answers hold it. Any field but the id can be missing, since drafts are incomplete,
 * `select` picks, and rules of access leave out.
 */
export function answerSchema({ auth, flattenedFields, slug }: SanitizedCollectionConfig): Schema {
  return {
    type: 'object',
    required: ['id'],
    properties: {
      ...answered(flattenedFields),
      id: { type: 'string', format: 'uuid' },
      ...(auth && { collection: { type: 'string', enum: [slug] } }),
    },
  }
}

/** What answers hold; marked where a field has a rule of its own about who may read it. */
const answered = (fields: FlattenedField[]): Record<string, Schema> =>
  Object.fromEntries(
    fields
      .filter((field) => !('hidden' in field && field.hidden))
      .map((field) => [
        field.name,
        {
          ...describing(field),
          ...orNull(fieldSchema(field, 'answer', answered)),
          ...('access' in field && field.access?.read ? { 'x-restricted': true } : {}),
        },
      ]),
  )
