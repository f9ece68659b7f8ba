import { toWords, type CollectionConfig } from 'payload'

import { adminOnlyField } from '../access/adminOnlyField.ts'
import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { hasRole } from '../access/hasRole.ts'
import { nobodyField } from '../access/nobodyField.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { isSaved } from '../fields/isSaved.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { webhookDeliveriesSlug, webhooksSlug } from '../slugs.ts'
import { webhookCollections, webhookEvents } from '../webhookEvents.ts'
import { clearNotice } from './clearNotice.ts'
import { endpoints } from './endpoints.ts'
import { forgetDeliveries } from './forgetDeliveries.ts'
import { giveSecret } from './giveSecret.ts'
import { decryptSecret, encryptSecret } from './storedSecret.ts'
import { validateReceiver } from './validateReceiver.ts'

const component = (name: string) => `/src/app/(payload)/components/${name}.tsx#${name}`
const collectionLabels = Object.fromEntries(
  Object.keys(webhookCollections).map((slug) => [slug, toWords(slug)]),
)

/** Addresses of other programs that are told when something public changes. */
export const createWebhooks = (options: { allowPrivateAddresses: boolean }): CollectionConfig => ({
  slug: webhooksSlug,
  labels: { singular: 'Webhook', plural: 'Webhooks' },
  admin: {
    group: 'Settings',
    description:
      'Other programs that are told when something public changes, so that a website can renew itself.',
    hidden: hideFromContributors,
    useAsTitle: 'name',
    defaultColumns: ['name', 'url', 'enabled', 'updatedAt'],
    listSearchableFields: ['name', 'url'],
  },
  access: {
    create: editorOrAdmin,
    read: editorOrAdmin,
    update: editorOrAdmin,
    delete: editorOrAdmin,
  },
  defaultSort: ['name'],
  endpoints,
  hooks: { beforeChange: [giveSecret, clearNotice], beforeDelete: [forgetDeliveries] },
  fields: [
    idField,
    {
      name: 'name',
      type: 'text',
      required: true,
      admin: { description: 'What receives it, for example “Rebuild of the website”.' },
    },
    {
      name: 'url',
      type: 'text',
      required: true,
      label: 'Address',
      validate: validateReceiver(options),
      admin: {
        description:
          'Where messages are sent. Whoever runs the receiver knows it, and needs the secret that an admin finds here after saving.',
      },
    },
    {
      name: 'collections',
      type: 'select',
      hasMany: true,
      required: true,
      defaultValue: Object.keys(webhookCollections),
      options: selectOptions(collectionLabels),
    },
    {
      name: 'events',
      type: 'select',
      hasMany: true,
      required: true,
      defaultValue: Object.keys(webhookEvents),
      options: selectOptions(webhookEvents),
      admin: {
        description:
          'Published is also what comes back from the trash; unpublished is also what goes there, and what loses its consent. Drafts are never told of.',
      },
    },
    {
      name: 'secret',
      type: 'text',
      access: { create: nobodyField, read: adminOnlyField, update: nobodyField },
      hooks: { beforeChange: [encryptSecret], afterRead: [decryptSecret] },
      admin: {
        condition: isSaved,
        readOnly: true,
        disableListColumn: true,
        disableListFilter: true,
        description:
          'Give it to whoever runs the receiver, over a safe way: with it they check that messages come from here. Only admins see it.',
      },
    },
    {
      name: 'renewSecret',
      type: 'ui',
      admin: {
        condition: (data, _, { user }) => Boolean(data.id) && hasRole(user, 'admin'),
        components: { Field: component('RenewSecretButton') },
        disableBulkEdit: true,
        disableListColumn: true,
      },
    },
    {
      name: 'deliveries',
      type: 'join',
      collection: webhookDeliveriesSlug,
      on: 'webhook',
      defaultSort: '-createdAt',
      admin: {
        allowCreate: false,
        condition: isSaved,
        defaultColumns: ['type', 'status', 'responseStatus', 'attempts', 'createdAt'],
      },
    },
    {
      name: 'enabled',
      type: 'checkbox',
      label: 'Switched on',
      defaultValue: true,
      admin: {
        position: 'sidebar',
        description:
          'Switched off, nothing is sent and nothing new is noted; what was waiting waits on. It switches itself off when the receiver takes nothing for a day, or answers “410 Gone”.',
      },
    },
    {
      name: 'switchedOffBecause',
      type: 'text',
      access: { create: nobodyField, update: nobodyField },
      admin: {
        position: 'sidebar',
        condition: ({ switchedOffBecause }) => Boolean(switchedOffBecause),
        readOnly: true,
        description:
          'Once the receiver works again, switch this on and save. What failed can be sent again.',
      },
    },
    {
      name: 'sendTest',
      type: 'ui',
      admin: {
        position: 'sidebar',
        condition: isSaved,
        components: { Field: component('SendTestButton') },
        disableBulkEdit: true,
        disableListColumn: true,
      },
    },
    createdByField,
  ],
})
