import type { SelectField, TextareaField } from 'payload'

import { editorOrAdminField } from '../access/editorOrAdminField.ts'
import { ownOrEditorField } from '../access/ownOrEditorField.ts'
import { staffField } from '../access/staffField.ts'
import { selectOptions } from './selectOptions.ts'

/** Where a draft stands between its contributor and the editors. */
const reviewStatusField: SelectField = {
  name: 'reviewStatus',
  type: 'select',
  label: 'Review',
  index: true,
  defaultValue: 'none',
  options: selectOptions({
    none: 'Not asked for',
    requested: 'Asked for',
    'changes-needed': 'Changes needed',
  }),
  access: { create: staffField, read: ownOrEditorField, update: staffField },
  admin: {
    position: 'sidebar',
    description: 'Choose “Asked for” when you are ready; the editors are told.',
  },
  hooks: { beforeDuplicate: [() => 'none'] },
}

const reviewNoteField: TextareaField = {
  name: 'reviewNote',
  type: 'textarea',
  access: { create: editorOrAdminField, read: ownOrEditorField, update: editorOrAdminField },
  admin: {
    position: 'sidebar',
    description: 'What the editors would like changed. Never public.',
    condition: (data) => data.reviewStatus === 'changes-needed',
  },
  hooks: { beforeDuplicate: [() => null] },
}

export const reviewFields = [reviewStatusField, reviewNoteField]
