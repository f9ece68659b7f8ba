import { findDeadReferences, type DeadReference } from './findDeadReferences.ts'
import type { SqliteClient } from './sqliteClient.ts'

/**
 * Clears what refers to rows that are not there, as SQLite would have done when they were deleted: a
 * reference is emptied, and a row that is nothing without it, such as one of a list, goes.
 * @returns how many there were, by `table.column`
 */
export async function clearDeadReferences(client: SqliteClient): Promise<Record<string, number>> {
  const dead = await findDeadReferences(async (statement) => (await client.execute(statement)).rows)
  if (dead.length > 0) await client.batch(dead.map(cleared))
  const counts: Record<string, number> = {}
  for (const { table, column } of dead) {
    const name = `${table}.${column}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

const cleared = ({ table, column, isRequired, onDelete, row }: DeadReference): string =>
  isRequired || onDelete === 'CASCADE'
    ? `DELETE FROM "${table}" WHERE rowid = ${row}`
    : `UPDATE "${table}" SET "${column}" = NULL WHERE rowid = ${row}`
