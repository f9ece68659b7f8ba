import type { CollectionConfig } from 'payload'

import { refuseOvertakenChange } from './revisions/refuseOvertakenChange.ts'
import { tellRevision } from './revisions/tellRevision.ts'

const lostUpdates = '/src/app/(payload)/components/LostUpdates.tsx#LostUpdates'

/**
 * A collection whose documents are never changed over a colleague’s change by who asks not to, as the
 * forms of the panel do.
 */
export const withRevisions = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  admin: {
    ...collection.admin,
    components: {
      ...collection.admin?.components,
      edit: {
        ...collection.admin?.components?.edit,
        beforeDocumentControls: [
          ...(collection.admin?.components?.edit?.beforeDocumentControls ?? []),
          lostUpdates,
        ],
      },
    },
  },
  hooks: {
    ...collection.hooks,
    beforeValidate: [refuseOvertakenChange, ...(collection.hooks?.beforeValidate ?? [])],
    afterOperation: [...(collection.hooks?.afterOperation ?? []), tellRevision],
  },
})
