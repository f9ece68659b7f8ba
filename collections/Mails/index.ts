import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { nobody } from '../access/nobody.ts'
import { nobodyField } from '../access/nobodyField.ts'
import { idField } from '../fields/id.ts'
import { notInLists } from '../fields/notInLists.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { eventsSlug, mailsSlug, registrationsSlug } from '../slugs.ts'
import { mailKinds } from './mailKinds.ts'

const readOnly = { readOnly: true }

/** What is to be sent, or was: written with the change it tells of, sent after the commit. */
export const Mails: CollectionConfig = {
  slug: mailsSlug,
  labels: { singular: 'Mail', plural: 'Mails' },
  admin: {
    group: 'Settings',
    description: 'Mails to people who signed up: what was sent, what waits, and what failed.',
    hidden: hideFromContributors,
    useAsTitle: 'to',
    defaultColumns: ['to', 'kind', 'event', 'status', 'attempts', 'createdAt'],
    listSearchableFields: ['to'],
  },
  access: { create: nobody, read: editorOrAdmin, update: nobody, delete: nobody },
  defaultSort: ['-createdAt'],
  disableDuplicate: true,
  indexes: [{ fields: ['status', 'nextAttemptAt'] }],
  fields: [
    idField,
    { name: 'to', type: 'email', required: true, label: 'To', index: true, admin: readOnly },
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: selectOptions(mailKinds),
      admin: readOnly,
    },
    {
      name: 'registration',
      type: 'relationship',
      relationTo: registrationsSlug,
      index: true,
      admin: readOnly,
    },
    { name: 'event', type: 'relationship', relationTo: eventsSlug, index: true, admin: readOnly },
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: selectOptions({ pending: 'Waiting', sent: 'Sent', failed: 'Failed' }),
      admin: { ...readOnly, position: 'sidebar' },
    },
    {
      name: 'attempts',
      type: 'number',
      required: true,
      defaultValue: 0,
      admin: { ...readOnly, position: 'sidebar' },
    },
    {
      name: 'nextAttemptAt',
      type: 'date',
      label: 'Next attempt',
      admin: { ...readOnly, position: 'sidebar', description: 'Empty once sent or given up.' },
    },
    { name: 'error', type: 'text', label: 'What went wrong', admin: readOnly },
    /** What may be sent once only, such as one reminder a registration. */
    {
      name: 'key',
      type: 'text',
      unique: true,
      access: { create: nobodyField, read: nobodyField, update: nobodyField },
      admin: { hidden: true, ...notInLists },
    },
  ],
}
