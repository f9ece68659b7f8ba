import {
  createLocalReq,
  type FlattenedField,
  type Payload,
  type SanitizedCollectionConfig,
} from 'payload'

import { minimumPasswordLength } from '../../lib/minimumPasswordLength.ts'
import { fieldSchema } from './fieldSchema.ts'
import { describing, orNull } from './parts.ts'
import type { Schema } from './types.ts'
import { someAdmin } from './whoMay.ts'

const setByServer = new Set(['id', 'createdAt', 'updatedAt'])

/** What a client may send of a document, to create or to change one: the server sets the rest. */
export async function inputSchema(
  payload: Payload,
  { auth, flattenedFields, upload }: SanitizedCollectionConfig,
): Promise<Schema> {
  const req = await createLocalReq({ user: someAdmin }, payload)
  const closed = new Set<FlattenedField>()
  await eachField(flattenedFields, async (field) => {
    const rule = 'access' in field ? field.access?.create : undefined
    if (rule && !(await rule({ req }))) closed.add(field)
  })
  const isGiven = (field: FlattenedField) =>
    isWriteOnly(field) ||
    (!setByServer.has(field.name) &&
      field.type !== 'join' &&
      !closed.has(field) &&
      !('virtual' in field && field.virtual) &&
      !('hidden' in field && field.hidden) &&
      !('admin' in field && field.admin?.disabled) &&
      // What a file says itself.
      !(upload && 'admin' in field && field.admin?.readOnly))

  const given = (fields: FlattenedField[]): Record<string, Schema> =>
    Object.fromEntries(
      fields
        .filter(isGiven)
        .map((field) => [field, fieldSchema(field, 'input', given)] as const)
        .filter(([, schema]) => !isEmptyGroup(schema))
        .map(([field, schema]) => [
          field.name,
          {
            ...describing(field),
            ...(isNullable(field) ? orNull(schema) : schema),
            ...(isWriteOnly(field) && { writeOnly: true }),
          },
        ]),
    )

  return {
    type: 'object',
    properties: {
      ...given(flattenedFields),
      ...(auth && { password: { type: 'string', minLength: minimumPasswordLength } }),
    },
  }
}

/** What proves something with a change, and is not kept. */
const isWriteOnly = (field: FlattenedField): boolean =>
  'custom' in field && field.custom?.isWriteOnly === true

/** What a new document needs; a draft is complete without. */
export function requiredToCreate({
  auth,
  flattenedFields,
  versions,
}: SanitizedCollectionConfig): Schema {
  const required = flattenedFields
    .filter((field) => !setByServer.has(field.name) && isRequired(field))
    .map(({ name }) => name)
  if (auth) required.push('password')
  if (required.length === 0) return {}
  if (!versions?.drafts) return { required }
  return {
    if: { required: ['_status'], properties: { _status: { const: 'draft' } } },
    else: { required },
  }
}

/** A field that is there on a condition, or that the server fills in, need not be sent. */
const isRequired = (field: FlattenedField): boolean =>
  'required' in field &&
  field.required === true &&
  field.defaultValue === undefined &&
  !field.admin?.condition

const isNullable = (field: FlattenedField) => field.type !== 'group' && !isRequired(field)

const isEmptyGroup = ({ properties, type }: Schema) =>
  type === 'object' && properties !== undefined && Object.keys(properties).length === 0

async function eachField(
  fields: FlattenedField[],
  visit: (field: FlattenedField) => Promise<void>,
): Promise<void> {
  for (const field of fields) {
    await visit(field)
    if ('flattenedFields' in field) await eachField(field.flattenedFields, visit)
  }
}
