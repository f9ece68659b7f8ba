import type { OptionObject } from 'payload'

/** The options of a select: each stored value with the words that staff see. */
export const selectOptions = (labels: Record<string, string>): OptionObject[] =>
  Object.entries(labels).map(([value, label]) => ({ label, value }))
