/**
 * The same question with one operator for each field and one part at each level, all others beside it
 * in `and`.
 *
 * Payload's databases pass over some of what stands together. SQLite drops the operators that follow
 * `like` on one field, and an `and` that stands beside an `or`; MongoDB drops several operators on
 * one field beside an `and`. What is dropped makes a question about more documents than were meant.
 * @see https://github.com/payloadcms/payload/blob/v3.90.1/packages/drizzle/src/queries/parseParams.ts
 */
export function separateConditions<Where extends object>(where: Where): Where | { and: Where[] } {
  const parts = Object.entries(where).flatMap(([key, value]) => separate(key, value)) as Where[]
  const [first, ...others] = parts
  if (!first) return where
  return others.length === 0 ? first : { and: parts }
}

function separate(key: string, value: unknown): object[] {
  if (Array.isArray(value)) {
    return [{ [key]: value.map((part: object) => separateConditions(part)) }]
  }
  const operators = Object.entries((value ?? {}) as Record<string, unknown>)
  if (operators.length < 2) return [{ [key]: value }]
  return operators.map(([operator, operand]) => ({ [key]: { [operator]: operand } }))
}
