/**
 * State that exists once in the process. Next bundles a second copy of every module, so that a
 * variable of a module would exist twice.
 * @param name unique to this state
 * @param make called on the first use
 */
export function sharedState<T>(name: string, make: () => T): T {
  const key = Symbol.for(`collective-cms.${name}`)
  const states = globalThis as { [key: symbol]: unknown }
  states[key] ??= make()
  return states[key] as T
}
