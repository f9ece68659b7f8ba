import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { nobody } from '../access/nobody.ts'
import { nobodyField } from '../access/nobodyField.ts'
import { idField } from '../fields/id.ts'
import { notInLists } from '../fields/notInLists.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { eventsSlug, registrationsSlug } from '../slugs.ts'
import { registrationEndpoints } from './endpoints.ts'
import { letGoBeforeDelete } from './letGoBeforeDelete.ts'

const readOnly = { readOnly: true }

const hidden = {
  access: { create: nobodyField, read: nobodyField, update: nobodyField },
  admin: { hidden: true, ...notInLists },
} as const

/** Who has signed up for events. Never public; removed some days after the event. */
export const Registrations: CollectionConfig = {
  slug: registrationsSlug,
  labels: { singular: 'Registration', plural: 'Registrations' },
  admin: {
    group: 'Content',
    description:
      'Who has signed up for events. Never public, and removed some days after the event.',
    hidden: hideFromContributors,
    useAsTitle: 'name',
    defaultColumns: ['name', 'event', 'status', 'accessNeeds', 'createdAt'],
    listSearchableFields: ['name', 'email'],
  },
  access: { create: nobody, read: editorOrAdmin, update: nobody, delete: editorOrAdmin },
  defaultSort: ['sequence'],
  disableDuplicate: true,
  indexes: [{ fields: ['event', 'status', 'sequence'] }],
  endpoints: registrationEndpoints,
  hooks: { beforeDelete: [letGoBeforeDelete] },
  fields: [
    idField,
    // Not required in the database, which would then refuse to delete the event first.
    { name: 'event', type: 'relationship', relationTo: eventsSlug, index: true, admin: readOnly },
    { name: 'name', type: 'text', required: true, maxLength: 200 },
    { name: 'email', type: 'email', required: true, label: 'E-mail', index: true },
    { name: 'accessNeeds', type: 'textarea', label: 'Access needs', maxLength: 2000 },
    {
      name: 'answers',
      type: 'json',
      admin: { description: 'By the identifier of each question of the event.' },
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      options: selectOptions({
        confirmed: 'Confirmed',
        waiting: 'On the waiting list',
        cancelled: 'Cancelled',
      }),
      admin: { ...readOnly, position: 'sidebar' },
    },
    {
      name: 'attended',
      type: 'checkbox',
      label: 'Was there',
      defaultValue: false,
      admin: { position: 'sidebar' },
    },
    {
      name: 'sequence',
      type: 'number',
      label: 'Order of sign-up',
      required: true,
      admin: { ...readOnly, position: 'sidebar' },
    },
    {
      name: 'agreedAt',
      type: 'date',
      label: 'Agreed to the use of the data',
      admin: { ...readOnly, position: 'sidebar' },
    },
    {
      name: 'cancelledAt',
      type: 'date',
      label: 'Cancelled at',
      admin: { ...readOnly, position: 'sidebar' },
    },
    /** The event and the e-mail, hashed: one registration for both. */
    { name: 'key', type: 'text', unique: true, ...hidden },
    /** SHA-256 of the secret link's token, in hexadecimal. */
    { name: 'tokenHash', type: 'text', index: true, ...hidden },
  ],
}
