import type { CollectionBeforeOperationHook } from 'payload'

/**
 * Drops `createdAt` and `updatedAt` from what is sent: the server alone sets them. An import, which
 * brings them along, sets `context.importing`; no HTTP request can.
 */
export const ignoreClientDates: CollectionBeforeOperationHook = ({ args, context, operation }) => {
  if (context.importing || !(operation === 'create' || operation === 'update')) return
  const data: Record<string, unknown> = { ...args.data }
  delete data.createdAt
  delete data.updatedAt
  Object.assign(args, { data })
}
