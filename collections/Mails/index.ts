import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { nobody } from '../access/nobody.ts'
import { nobodyField } from '../access/nobodyField.ts'
import { idField } from '../fields/id.ts'
import { notInLists } from '../fields/notInLists.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { eventsSlug, mailingsSlug, mailsSlug, registrationsSlug } from '../slugs.ts'
import { mailKinds, noticeKinds } from './mailKinds.ts'
import { sendAgain } from './sendAgain.ts'

const readOnly = { readOnly: true }

const dayAndTime = {
  date: { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy, HH:mm' },
} as const

const hidden = {
  access: { create: nobodyField, read: nobodyField, update: nobodyField },
  admin: { hidden: true, ...notInLists },
} as const

/** What is to be sent, or was: written with the change it tells of, sent after the commit. */
export const Mails: CollectionConfig = {
  slug: mailsSlug,
  labels: { singular: 'Mail', plural: 'Mails' },
  admin: {
    group: 'Settings',
    description:
      'Mails to people who signed up, and to staff about their work: what was sent, what waits, and what failed. One that fails is tried again for about a day. Kept for 30 days.',
    hidden: hideFromContributors,
    useAsTitle: 'to',
    defaultColumns: ['to', 'kind', 'event', 'status', 'attempts', 'createdAt'],
    listSearchableFields: ['to'],
  },
  access: { create: nobody, read: editorOrAdmin, update: nobody, delete: nobody },
  defaultSort: ['-createdAt'],
  disableDuplicate: true,
  endpoints: [{ method: 'post', path: '/:id/replay', handler: sendAgain }],
  indexes: [{ fields: ['status', 'nextAttemptAt'] }],
  fields: [
    idField,
    { name: 'to', type: 'email', required: true, label: 'To', index: true, admin: readOnly },
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: selectOptions({ ...mailKinds, ...noticeKinds }),
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
      name: 'mailing',
      type: 'relationship',
      relationTo: mailingsSlug,
      index: true,
      admin: { ...readOnly, condition: ({ kind }) => kind === 'mailing' },
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: selectOptions({
        pending: 'Waiting',
        sent: 'Sent',
        failed: 'Failed',
        dropped: 'Not sent, as it was no longer true',
      }),
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
      admin: {
        ...readOnly,
        ...dayAndTime,
        position: 'sidebar',
        description: 'Empty once sent or given up.',
      },
    },
    {
      name: 'sentAt',
      type: 'date',
      label: 'Sent',
      admin: { ...readOnly, ...dayAndTime, position: 'sidebar' },
    },
    { name: 'error', type: 'text', label: 'Why it was not sent', admin: readOnly },
    /** What may be sent once only, such as one reminder a registration. */
    { name: 'key', type: 'text', unique: true, ...hidden },
    /** How the event was before the changes that this tells of. */
    { name: 'before', type: 'json', ...hidden },
    /** What a mail to staff says. */
    { name: 'notice', type: 'json', ...hidden },
    {
      name: 'sendAgain',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: '/src/app/(payload)/components/SendAgainButton.tsx#SendAgainButton' },
        disableBulkEdit: true,
        disableListColumn: true,
      },
    },
  ],
}
