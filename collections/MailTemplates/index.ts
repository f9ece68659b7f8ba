import type { CollectionConfig } from 'payload'

import { mailPlaceholders } from '../../src/lib/mailTemplate.ts'
import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { nobody } from '../access/nobody.ts'
import { nobodyField } from '../access/nobodyField.ts'
import { idField } from '../fields/id.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { mailKinds } from '../Mails/mailKinds.ts'
import { mailTemplatesSlug } from '../slugs.ts'
import { checkPlaceholders } from './checkPlaceholders.ts'
import { defaultTemplates } from './defaultTemplates.ts'
import { resetTemplate } from './resetTemplate.ts'

const component = (name: string) => `/src/app/(payload)/components/${name}.tsx#${name}`
const placeholders = Object.entries(mailPlaceholders)
  .map(([name, { meaning }]) => `{{${name}}} is ${meaning}`)
  .join('; ')
const kinds = Object.keys(defaultTemplates).map((kind) => [
  kind,
  mailKinds[kind as keyof typeof defaultTemplates],
])

/** What the mails to people who signed up say: one template a kind, made by the server. */
export const MailTemplates: CollectionConfig = {
  slug: mailTemplatesSlug,
  labels: { singular: 'Mail template', plural: 'Mail templates' },
  admin: {
    group: 'Settings',
    description: 'The words of the mails that are sent to people who signed up for an event.',
    hidden: hideFromContributors,
    useAsTitle: 'subject',
    defaultColumns: ['subject', 'kind', 'updatedAt'],
    listSearchableFields: ['subject', 'body'],
  },
  access: { create: nobody, read: editorOrAdmin, update: editorOrAdmin, delete: nobody },
  defaultSort: ['kind'],
  disableDuplicate: true,
  endpoints: [{ method: 'post', path: '/:id/reset', handler: resetTemplate }],
  hooks: { beforeValidate: [checkPlaceholders] },
  fields: [
    idField,
    {
      name: 'kind',
      type: 'select',
      required: true,
      unique: true,
      options: selectOptions(Object.fromEntries(kinds) as Record<string, string>),
      access: { create: nobodyField, update: nobodyField },
      admin: { readOnly: true, position: 'sidebar' },
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
        description: `An empty line begins a paragraph. A line of which a placeholder has nothing to say is left out. ${placeholders}.`,
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
      name: 'reset',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: component('ResetTemplateButton') },
        disableBulkEdit: true,
        disableListColumn: true,
      },
    },
  ],
}
