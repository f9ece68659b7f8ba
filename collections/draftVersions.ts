import type { CollectionConfig } from 'payload'

/** Drafts with autosave, the last 50 versions, publishing and unpublishing at a set time. */
export const draftVersions = {
  maxPerDoc: 50,
  drafts: { autosave: { interval: 1500 }, schedulePublish: true, validate: false },
} satisfies CollectionConfig['versions']

/** Lets a list of what is public be counted from the index alone. */
export const draftIndexes = [
  { fields: ['_status', 'deletedAt', 'createdAt'] },
] satisfies CollectionConfig['indexes']
