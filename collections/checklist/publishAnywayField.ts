import type { TextareaField } from 'payload'

import { editorOrAdminField } from '../access/editorOrAdminField.ts'
import { nobodyField } from '../access/nobodyField.ts'

/** The reason to publish in spite of a fault: sent with the change and kept as a note, not here. */
export const publishAnywayField: TextareaField = {
  name: 'publishAnyway',
  type: 'textarea',
  label: 'Publish anyway',
  virtual: true,
  maxLength: 1000,
  access: { create: editorOrAdminField, read: nobodyField, update: editorOrAdminField },
  admin: {
    hidden: true,
    description: 'Why this has to be published in spite of what stops it. The reason is kept.',
    disableBulkEdit: true,
    disableListColumn: true,
    disableListFilter: true,
    disableGroupBy: true,
  },
}
