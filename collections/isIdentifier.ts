/** Whether a value can be the id of a document: what both databases can be asked for in a list. */
export const isIdentifier = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]+$/.test(value)
