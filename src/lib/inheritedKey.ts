/** Keys by which code that copies objects could reach what all of them inherit. */
const inherited = new Set(['__proto__', 'constructor', 'prototype'])

export const isInheritedKey = (key: string): boolean => inherited.has(key)

/** Whether a text could hold one of them, as it is or escaped. */
const mayHold = /__proto__|constructor|prototype|\\u/

/**
 * Finds a key in parsed JSON that no field has, and that changes what objects are where it is copied
 * without care.
 * @param text what was parsed, which is looked through first, as that is quick
 */
export function inheritedKey(value: unknown, text: string): string | undefined {
  if (!mayHold.test(text)) return undefined
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    if (!Array.isArray(next)) {
      const found = Object.keys(next).find(isInheritedKey)
      if (found !== undefined) return found
    }
    for (const inner of Object.values(next)) waiting.push(inner)
  }
  return undefined
}
