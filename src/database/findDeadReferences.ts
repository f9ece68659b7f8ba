/** Asks one statement of a SQLite database. */
type Ask = (statement: string) => Promise<Record<string, unknown>[]>

/** A column of a row that refers to a row that is not there. */
export type DeadReference = {
  table: string
  row: number
  column: string
  /** Whether the column may not be empty. */
  isRequired: boolean
  /** Where the other row would be, and what is looked for there. */
  parent: string
  value: unknown
  /** What the schema does with the reference where the other row is deleted. */
  onDelete: string
}

/**
 * All references of a SQLite database to rows that are not there, which only writes with foreign keys
 * off can have left.
 * @see https://www.sqlite.org/pragma.html#pragma_foreign_key_check
 */
export async function findDeadReferences(ask: Ask): Promise<DeadReference[]> {
  const found = await ask(`
    SELECT dead."table", dead."rowid" AS "row", dead.parent, keys."from", keys.on_delete, info."notnull"
    FROM pragma_foreign_key_check AS dead
    JOIN pragma_foreign_key_list(dead."table") AS keys ON keys.id = dead.fkid
    JOIN pragma_table_info(dead."table") AS info ON info.name = keys."from"`)
  const references: DeadReference[] = []
  for (const one of found) {
    const [table, column, row] = [String(one.table), String(one.from), Number(one.row)]
    const rows = await ask(`SELECT "${column}" AS value FROM "${table}" WHERE rowid = ${row}`)
    references.push({
      table,
      row,
      column,
      isRequired: Number(one.notnull) === 1,
      parent: String(one.parent),
      value: rows[0]?.value,
      onDelete: String(one.on_delete),
    })
  }
  return references
}
