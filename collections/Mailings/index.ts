import type { CollectionConfig } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { nobodyField } from '../access/nobodyField.ts'
import { unsentMailingsOfEditors } from '../access/unsentMailingsOfEditors.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { isSaved } from '../fields/isSaved.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { checkPlaceholders } from '../MailTemplates/checkPlaceholders.ts'
import { eventsSlug, mailingsSlug } from '../slugs.ts'
import { endpoints } from './endpoints.ts'

const component = (name: string) => `/src/app/(payload)/components/${name}.tsx#${name}`
const byServer = { create: nobodyField, update: nobodyField }
const inSidebar = { readOnly: true, position: 'sidebar' } as const

/** What staff write to everybody who signed up for an event. */
export const Mailings: CollectionConfig = {
  slug: mailingsSlug,
  labels: { singular: 'Mailing', plural: 'Mailings' },
  admin: {
    group: 'Content',
    description:
      'Mails to everybody who signed up for an event. Save, look, then send; what was sent stays as it is.',
    hidden: hideFromContributors,
    useAsTitle: 'subject',
    defaultColumns: ['subject', 'event', 'audience', 'status', 'recipients', 'sentAt'],
    listSearchableFields: ['subject', 'body'],
  },
  access: {
    create: editorOrAdmin,
    read: editorOrAdmin,
    update: unsentMailingsOfEditors,
    delete: unsentMailingsOfEditors,
  },
  defaultSort: ['-createdAt'],
  endpoints,
  hooks: { beforeValidate: [checkPlaceholders] },
  fields: [
    idField,
    { name: 'event', type: 'relationship', relationTo: eventsSlug, required: true, index: true },
    {
      name: 'audience',
      type: 'select',
      required: true,
      label: 'To',
      defaultValue: 'confirmed',
      options: selectOptions({
        confirmed: 'Everybody with a place',
        waiting: 'The waiting list',
        attended: 'Those who were there',
        everyone: 'Everybody with a place, and the waiting list',
      }),
    },
    { name: 'subject', type: 'text', required: true, maxLength: 200 },
    {
      name: 'body',
      type: 'textarea',
      required: true,
      label: 'Text',
      maxLength: 10_000,
      admin: {
        rows: 16,
        description:
          'An empty line begins a paragraph. {{name}}, {{event}}, {{date}}, {{time}}, {{place}}, {{joiningLink}} and {{manageLink}} can be used; a line of which one has nothing to say is left out.',
      },
    },
    {
      name: 'preview',
      type: 'ui',
      admin: {
        components: { Field: component('MailPreview') },
        disableBulkEdit: true,
        disableListColumn: true,
      },
    },
    {
      name: 'status',
      type: 'select',
      defaultValue: 'draft',
      options: selectOptions({ draft: 'Not sent yet', sent: 'Sent' }),
      access: byServer,
      admin: inSidebar,
    },
    {
      name: 'recipients',
      type: 'number',
      access: byServer,
      admin: { ...inSidebar, description: 'How many people it went to.' },
    },
    { name: 'sentAt', type: 'date', label: 'Sent', access: byServer, admin: inSidebar },
    {
      name: 'send',
      type: 'ui',
      admin: {
        position: 'sidebar',
        condition: isSaved,
        components: { Field: component('SendMailingButton') },
        disableBulkEdit: true,
        disableListColumn: true,
      },
    },
    createdByField,
  ],
}
