import type { CollectionConfig } from 'payload'

/** Drafts with autosave, the last 50 versions, publishing and unpublishing at a set time. */
export const draftVersions = {
  maxPerDoc: 50,
  drafts: { autosave: { interval: 1500 }, schedulePublish: true, validate: false },
} satisfies CollectionConfig['versions']

/**
 * Lets a list of what is public be read in the order of the collection, and counted, from the index
 * alone.
 * @param first the field that the collection sorts by; the date of creation comes second
 */
export const draftIndexes = (first: string): NonNullable<CollectionConfig['indexes']> => [
  { fields: ['_status', 'deletedAt', first, 'createdAt'] },
]
