import { OperatorError } from '../lib/operatorError.ts'

/**
 * Refuses a database that a newer version of this program has upgraded: this one would not know what
 * it holds, and could damage it.
 * @param recorded the names of the migrations that the database has
 * @param known the names of those that this program has
 * @throws OperatorError that names the first one it does not know
 */
export function refuseNewerDatabase(recorded: string[], known: string[]): void {
  const unknown = recorded.find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw new OperatorError(
    `The database is newer than this program, which does not know its upgrade ${unknown}. Start the version that made it, or go back to a copy from before.`,
  )
}
