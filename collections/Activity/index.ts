import type { CollectionConfig } from 'payload'

import { adminOnly } from '../access/adminOnly.ts'
import { nobody } from '../access/nobody.ts'
import { idField } from '../fields/id.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideUnlessAdmin } from '../hideUnlessAdmin.ts'
import { workCollections } from '../queuedWork.ts'
import { activitySlug, registrationsSlug, subjectRequestsSlug } from '../slugs.ts'
import { actions } from './actions.ts'
import { notedCollections } from './notedCollections.ts'

const folder = '/src/app/(payload)/components/activity'
const readOnly = { readOnly: true }
const sidebar = { readOnly: true, position: 'sidebar' } as const

/**
 * Who did what, and when: written by the server in the transaction of what was done, changed by
 * nobody, and removed after a set time. It names documents and accounts by their ids and by what they
 * were called then, so that it says the same when they are gone, and never holds what was written.
 */
export const Activity: CollectionConfig = {
  slug: activitySlug,
  labels: { singular: 'Activity', plural: 'Activity' },
  admin: {
    group: 'Settings',
    description:
      'Who did what, and when. Written by the server; nobody can change it. It tells which fields were changed, never what was in them. Entries go by themselves after a set time, usually a year.',
    hidden: hideUnlessAdmin,
    useAsTitle: 'who',
    defaultColumns: [
      'createdAt',
      'who',
      'action',
      'documentCollection',
      'documentTitle',
      'changedFields',
    ],
    listSearchableFields: ['who', 'documentTitle', 'documentId'],
  },
  access: { create: nobody, read: adminOnly, update: nobody, delete: nobody },
  defaultSort: ['-createdAt', '-id'],
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  indexes: [{ fields: ['documentId', 'createdAt'] }, { fields: ['userId', 'createdAt'] }],
  fields: [
    idField,
    {
      name: 'who',
      type: 'text',
      required: true,
      admin: { ...readOnly, description: 'What they were called at the time.' },
    },
    {
      name: 'action',
      type: 'select',
      required: true,
      index: true,
      label: 'What was done',
      options: selectOptions(actions),
      admin: readOnly,
    },
    {
      name: 'documentCollection',
      type: 'select',
      label: 'Kind of document',
      index: true,
      options: selectOptions({
        ...notedCollections,
        [registrationsSlug]: 'Registration',
        [subjectRequestsSlug]: 'Subject request',
        [workCollections.job]: 'Scheduled publication',
        [workCollections.mail]: 'Mail',
        [workCollections.delivery]: 'Webhook delivery',
      }),
      admin: readOnly,
    },
    {
      name: 'documentTitle',
      type: 'text',
      label: 'Document',
      admin: {
        ...readOnly,
        description:
          'What it was called at the time, for a registration its event, for a mail its kind. Empty where no document was meant, or where somebody was erased.',
        components: { Cell: `${folder}/DocumentCell.tsx#DocumentCell` },
      },
    },
    {
      name: 'changedFields',
      type: 'text',
      label: 'Fields that changed',
      admin: {
        ...readOnly,
        description: 'By their names in the API, separated by commas.',
        condition: ({ changedFields }) => Boolean(changedFields),
        components: { Cell: `${folder}/ChangedFieldsCell.tsx#ChangedFieldsCell` },
      },
    },
    {
      name: 'by',
      type: 'select',
      required: true,
      label: 'Acting as',
      options: selectOptions({
        user: 'Somebody signed in',
        'api-key': 'A program with an API key',
        link: 'Somebody by a link',
        public: 'Somebody not signed in',
        command: 'A command of the operator',
        server: 'The server by itself',
      }),
      admin: sidebar,
    },
    { name: 'userId', type: 'text', label: 'Identifier of the account', admin: sidebar },
    { name: 'documentId', type: 'text', label: 'Identifier of the document', admin: sidebar },
    {
      name: 'network',
      type: 'text',
      label: 'Network',
      admin: {
        ...sidebar,
        description: 'Where somebody signed in from, or tried to.',
        condition: ({ network }) => Boolean(network),
      },
    },
  ],
}
