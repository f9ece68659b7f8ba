import type { CollectionBeforeOperationHook } from 'payload'

type Reading = { currentDepth?: number; joins?: unknown; select?: unknown }

/**
 * Leaves the joins out of documents that are only there because another one refers to them, unless
 * they are selected by name. Each would list what refers to it in its turn: ten posts with three
 * people each would hold three hundred more, and take as much longer as there are more posts.
 * GraphQL asks for the joins in its query by itself.
 */
export const leaveOutNestedJoins: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'read') return
  const reading = args as Reading
  const { currentDepth = 1, joins, select } = reading
  const isNested = currentDepth > 1 || req.payloadAPI === 'GraphQL'
  if (isNested && !joins && !select) reading.joins = false
}
