import type { CollectionConfig } from 'payload'

import { refuseOvertakenChange } from './revisions/refuseOvertakenChange.ts'
import { tellRevision } from './revisions/tellRevision.ts'

/** A collection whose documents are never changed over a colleague’s change by who asks not to. */
export const withRevisions = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: {
    ...collection.hooks,
    beforeValidate: [refuseOvertakenChange, ...(collection.hooks?.beforeValidate ?? [])],
    afterOperation: [...(collection.hooks?.afterOperation ?? []), tellRevision],
  },
})
