/** An object of the same keys whose values `make` gives, one after the other. */
export async function mapInTurn<Key extends string, Value, Result>(
  source: Record<Key, Value>,
  make: (value: Value, key: Key) => Promise<Result>,
): Promise<Record<Key, Result>> {
  const results: Partial<Record<Key, Result>> = {}
  for (const key of Object.keys(source) as Key[]) results[key] = await make(source[key], key)
  // Every key of the source has been given its result above.
  return results as Record<Key, Result>
}
