import type { Client, InStatement, ResultSet } from '@libsql/client'
import { LRUCache } from 'lru-cache'

const maxBytes = 2 * 1024 * 1024
const entryOverhead = 512

/**
 * Answers counts from memory until anybody has written to the file. SQLite goes through all entries
 * of an index to count them, for each page of a list again; that nothing was written it can tell at
 * once.
 * @see https://www.sqlite.org/pragma.html#pragma_data_version
 */
export function rememberCounts(
  reader: Pick<Client, 'execute'>,
): (statement: InStatement) => Promise<ResultSet> {
  const counts = new LRUCache<string, ResultSet>({
    maxSize: maxBytes,
    sizeCalculation: (_result, key) => key.length * 2 + entryOverhead,
  })
  let countedAt: number | undefined

  return async (statement) => {
    const key = keyOf(statement)
    if (key === undefined) return reader.execute(statement)
    const { rows } = await reader.execute('PRAGMA data_version')
    const version = Number(rows[0]?.data_version)
    if (version !== countedAt) {
      counts.clear()
      countedAt = version
    }
    const known = counts.get(key)
    if (known) return known
    const counted = await reader.execute(statement)
    // Meanwhile somebody may have written, and another call noticed.
    if (version === countedAt) counts.set(key, counted)
    return counted
  }
}

/** @returns nothing where values would look alike in JSON that are not */
function keyOf(statement: InStatement): string | undefined {
  if (typeof statement === 'string') return statement
  const { args = [], sql } = statement
  return Object.values(args).every(isPlain) ? JSON.stringify([sql, args]) : undefined
}

const isPlain = (value: unknown) =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  Number.isFinite(value)
