import type { GroupField, UIField } from 'payload'

import { editorOrAdminField } from '../access/editorOrAdminField.ts'
import { nobodyField } from '../access/nobodyField.ts'
import { ownOrEditorField } from '../access/ownOrEditorField.ts'
import { untilRecordedOrStricterOrEditorField } from '../access/untilRecordedOrStricterOrEditorField.ts'
import { consentUses } from '../consent/consentUses.ts'
import { keepChoice } from '../hooks/keepChoice.ts'
import { usersSlug } from '../slugs.ts'
import { selectOptions } from './selectOptions.ts'

const statusLabels = {
  'not-recorded': 'Not recorded',
  pending: 'Pending: asked, not answered',
  granted: 'Granted',
  withdrawn: 'Withdrawn or declined',
}

const isRecorded = (_: unknown, consent: Partial<Record<string, unknown>> | undefined) =>
  consent?.status === 'granted' || consent?.status === 'withdrawn'

/**
 * Consent to being shown in public. Never public itself; what it means for reading is decided by
 * the access rules.
 * @param firstStatus the status of a new document
 */
export const consentField = (
  firstStatus: 'not-recorded' | 'pending',
  description: string,
): GroupField => {
  const { 'not-recorded': notRecorded, ...recorded } = statusLabels
  const labels =
    firstStatus === 'not-recorded' ? { 'not-recorded': notRecorded, ...recorded } : recorded
  return {
    name: 'consent',
    type: 'group',
    access: {
      read: ownOrEditorField,
      update: untilRecordedOrStricterOrEditorField(firstStatus),
    },
    admin: { description },
    fields: [
      {
        name: 'status',
        type: 'select',
        index: true,
        defaultValue: firstStatus,
        options: selectOptions(labels),
        admin: { isClearable: false },
        hooks: { beforeValidate: [keepChoice] },
      },
      {
        name: 'uses',
        type: 'select',
        hasMany: true,
        label: 'What it is given for',
        options: selectOptions(consentUses),
        admin: {
          condition: (_, consent) => consent?.status === 'granted',
          description:
            'Hidden from the public where the website is not among them. Empty is for all of them, as it was before they were asked for.',
        },
      },
      {
        name: 'givenAt',
        type: 'date',
        label: 'Date of the answer',
        admin: {
          condition: isRecorded,
          description: 'The day you save it, unless you say otherwise.',
        },
      },
      {
        name: 'method',
        type: 'select',
        label: 'How it was given',
        options: selectOptions({
          form: 'On our consent page',
          email: 'By e-mail',
          written: 'On paper',
          spoken: 'In conversation',
        }),
        admin: { condition: isRecorded },
      },
      {
        name: 'expiresAt',
        type: 'date',
        label: 'Runs out on',
        index: true,
        admin: {
          condition: (_, consent) => consent?.status === 'granted',
          description: 'Hidden from the public from then on. Leave empty if it has no end.',
        },
      },
      {
        name: 'notes',
        type: 'textarea',
        label: 'Private notes',
        access: {
          create: editorOrAdminField,
          read: editorOrAdminField,
          update: editorOrAdminField,
        },
        admin: { description: 'Only for editors: what was agreed, and with whom.' },
      },
      {
        name: 'recordedBy',
        type: 'relationship',
        relationTo: usersSlug,
        label: 'Recorded by',
        access: { create: nobodyField, update: nobodyField },
        admin: {
          allowCreate: false,
          allowEdit: false,
          condition: (_, consent) => Boolean(consent?.recordedBy),
          readOnly: true,
        },
      },
      {
        name: 'heldBackFrom',
        type: 'date',
        label: 'Held back',
        index: true,
        access: { create: nobodyField, update: nobodyField },
        admin: {
          components: {
            Cell: '/src/app/(payload)/components/HeldBackCell.tsx#HeldBackCell',
            Field: '/src/app/(payload)/components/HeldBackCell.tsx#HeldBackField',
          },
          description: 'Kept by the server: because of its uses, or of somebody who is shown.',
          disableBulkEdit: true,
          disableGroupBy: true,
        },
      },
    ],
  }
}

/** Says in the form that consent keeps the document from the public. */
export const consentNotice: UIField = {
  name: 'consentNotice',
  type: 'ui',
  admin: {
    components: { Field: '/src/app/(payload)/components/ConsentNotice.tsx#ConsentNotice' },
    disableBulkEdit: true,
    disableListColumn: true,
  },
}
