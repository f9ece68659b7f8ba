import type { BaseDatabaseAdapter } from 'payload'

type Adapter = Pick<BaseDatabaseAdapter, 'deleteOne' | 'findOne'>

/**
 * Looks for a document before it is deleted, and deletes it by its id. Payload's SQL adapters fail
 * where nothing matches a condition on a relation, as when the panel forgets a setting.
 */
export function deleteFound(adapter: Adapter): void {
  const deleteOne = adapter.deleteOne.bind(adapter)
  adapter.deleteOne = async (args) => {
    const { collection, req, where } = args
    const found = await adapter.findOne<{ id: string }>({ collection, req, where, select: {} })
    if (!found) return null
    const deleted: unknown = await deleteOne({ ...args, where: { id: { equals: found.id } } })
    return deleted
  }
}
