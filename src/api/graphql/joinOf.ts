import type { GraphQLField } from 'graphql'
import type { Field, JoinField } from 'payload'

/** The join that a GraphQL field answers; nothing where it answers something else. */
export function joinOf(field: GraphQLField<unknown, unknown> | undefined): JoinField | undefined {
  const own = field?.extensions.field as Field | undefined
  return own?.type === 'join' ? own : undefined
}
