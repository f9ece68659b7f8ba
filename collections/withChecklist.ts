import type { CollectionConfig, UIField } from 'payload'

import { answerChecklist } from './checklist/answerChecklist.ts'
import { leavePublishNote } from './checklist/leavePublishNote.ts'
import { publishAnywayField } from './checklist/publishAnywayField.ts'
import { refuseFaults } from './checklist/refuseFaults.ts'
import { previewed } from './previewed.ts'

const checklistField: UIField = {
  name: 'checklist',
  type: 'ui',
  admin: {
    components: { Field: '/src/app/(payload)/components/Checklist.tsx#Checklist' },
    disableBulkEdit: true,
    disableListColumn: true,
    position: 'sidebar',
  },
}

/** A collection whose documents are looked through before they are published. */
export const withChecklist = (collection: CollectionConfig): CollectionConfig => {
  if (!previewed.some((slug) => slug === collection.slug)) return collection
  const { beforeChange = [], afterChange = [] } = collection.hooks ?? {}
  return {
    ...collection,
    endpoints: [
      ...(collection.endpoints || []),
      { method: 'post', path: '/checklist', handler: answerChecklist(collection.slug) },
    ],
    hooks: {
      ...collection.hooks,
      beforeChange: [refuseFaults, ...beforeChange],
      afterChange: [...afterChange, leavePublishNote],
    },
    fields: [checklistField, ...collection.fields, publishAnywayField],
  }
}
