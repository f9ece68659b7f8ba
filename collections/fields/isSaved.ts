import type { Condition } from 'payload'

/** Shows a field once its document is there, for one that could only be empty before. */
export const isSaved: Condition = (data) => Boolean(data.id)
