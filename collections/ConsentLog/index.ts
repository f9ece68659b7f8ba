import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { nobody } from '../access/nobody.ts'
import { consentUses } from '../consent/consentUses.ts'
import { idField } from '../fields/id.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { consentLogSlug } from '../slugs.ts'

const statuses = {
  'not-recorded': 'Not recorded',
  pending: 'Pending',
  granted: 'Granted',
  withdrawn: 'Withdrawn or declined',
}

const namings = {
  'full-name': 'Full name',
  'first-name': 'First name only',
  person: 'By their profile',
  attribution: 'In words only',
  anonymous: 'Anonymous',
}

/**
 * Every decision about being shown in public, written by the server beside the change that it is, and
 * changed by nobody. It names documents and users by their ids alone, so that it can stay when a person
 * is erased, and so that none of it is lost with what it is about.
 */
export const ConsentLog: CollectionConfig = {
  slug: consentLogSlug,
  labels: { singular: 'Consent decision', plural: 'Consent decisions' },
  admin: {
    group: 'Settings',
    description:
      'Every decision about being shown in public. Written by the server; nobody can change it.',
    hidden: hideFromContributors,
    useAsTitle: 'documentId',
    defaultColumns: ['createdAt', 'about', 'status', 'uses', 'naming', 'by', 'method'],
    listSearchableFields: ['documentId', 'decidedBy'],
  },
  access: { create: nobody, read: editorOrAdmin, update: nobody, delete: nobody },
  defaultSort: ['-createdAt'],
  disableBulkEdit: true,
  disableDuplicate: true,
  fields: [
    idField,
    {
      name: 'about',
      type: 'select',
      required: true,
      options: selectOptions({
        people: 'A person',
        testimonials: 'A testimonial',
        media: 'A file',
      }),
    },
    { name: 'documentId', type: 'text', required: true, index: true, label: 'Its identifier' },
    { name: 'statusBefore', type: 'select', options: selectOptions(statuses) },
    { name: 'status', type: 'select', required: true, options: selectOptions(statuses) },
    { name: 'uses', type: 'select', hasMany: true, options: selectOptions(consentUses) },
    { name: 'expiresAt', type: 'date', label: 'Runs out on' },
    { name: 'namingBefore', type: 'select', options: selectOptions(namings) },
    {
      name: 'naming',
      type: 'select',
      label: 'How they are named',
      options: selectOptions(namings),
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
    },
    {
      name: 'by',
      type: 'select',
      required: true,
      label: 'Decided by',
      options: selectOptions({
        link: 'Themselves, by a consent link',
        user: 'Recorded by staff',
        server: 'The server',
      }),
    },
    {
      name: 'decidedBy',
      type: 'text',
      index: true,
      label: 'Identifier of the user or link',
    },
  ],
}
