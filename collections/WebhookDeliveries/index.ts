import type { CollectionConfig, Field } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { nobody } from '../access/nobody.ts'
import { idField } from '../fields/id.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { webhookDeliveriesSlug, webhooksSlug } from '../slugs.ts'
import { sendAgain } from './sendAgain.ts'

const readOnly = { readOnly: true }

const answer: Field = {
  type: 'collapsible',
  label: 'The last answer',
  fields: [
    {
      name: 'responseStatus',
      type: 'number',
      label: 'Status code',
      admin: { ...readOnly, description: 'Between 200 and 299 it was taken.' },
    },
    { name: 'responseBody', type: 'textarea', label: 'First kilobyte', admin: readOnly },
    { name: 'error', type: 'text', label: 'What went wrong', admin: readOnly },
    { name: 'durationMs', type: 'number', label: 'Took, in milliseconds', admin: readOnly },
  ],
}

/** What was or will be sent to webhooks: written by the server, and read by editors. */
export const WebhookDeliveries: CollectionConfig = {
  slug: webhookDeliveriesSlug,
  labels: { singular: 'Webhook delivery', plural: 'Webhook deliveries' },
  admin: {
    group: 'Settings',
    description:
      'What was sent to webhooks and what they answered. Kept for 30 days. A delivery that fails is tried again for about a day.',
    hidden: hideFromContributors,
    useAsTitle: 'type',
    defaultColumns: ['type', 'webhook', 'status', 'responseStatus', 'attempts', 'createdAt'],
    listSearchableFields: ['type', 'body'],
  },
  access: { create: nobody, read: editorOrAdmin, update: nobody, delete: nobody },
  defaultSort: ['-createdAt'],
  endpoints: [{ method: 'post', path: '/:id/replay', handler: sendAgain }],
  indexes: [{ fields: ['webhook', 'status', 'nextAttemptAt'] }],
  fields: [
    idField,
    { name: 'type', type: 'text', required: true, label: 'Event', admin: readOnly },
    { name: 'webhook', type: 'relationship', relationTo: webhooksSlug, admin: readOnly },
    { name: 'body', type: 'textarea', required: true, label: 'What is sent', admin: readOnly },
    answer,
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: selectOptions({
        pending: 'Waiting',
        delivered: 'Delivered',
        failed: 'Failed',
        dropped: 'Failed, and let go by staff',
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
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy, HH:mm' },
        description: 'Empty once it was delivered or given up.',
      },
    },
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
