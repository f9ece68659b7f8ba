import type { CollectionBeforeValidateHook } from 'payload'

const wishes = ['consent', 'creditAs', 'shownAs']

/**
 * Keeps what somebody wishes now, their consent and how they are named, where an earlier version is
 * restored. It would bring back what they have withdrawn since.
 */
export const keepWishes: CollectionBeforeValidateHook<Record<string, unknown> & { id: string }> = ({
  context,
  data,
  originalDoc = {},
}) => {
  if (!context.isRestoringVersion) return data
  const current = Object.entries(originalDoc).filter(([name]) => wishes.includes(name))
  return { ...data, ...Object.fromEntries(current) }
}
