import type { CollectionConfig } from 'payload'

import { adminOnly } from '../access/adminOnly.ts'
import { hasRole } from '../access/hasRole.ts'
import { nobody } from '../access/nobody.ts'
import { idField } from '../fields/id.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideUnlessAdmin } from '../hideUnlessAdmin.ts'
import { subjectRequestsSlug, usersSlug } from '../slugs.ts'

const readOnly = { readOnly: true }

/**
 * What was exported and erased because somebody asked for it. It names nobody: the subject is kept
 * as a keyed hash, and the report counts and points at documents by their ids.
 */
export const SubjectRequests: CollectionConfig = {
  slug: subjectRequestsSlug,
  labels: { singular: 'Subject request', plural: 'Subject requests' },
  admin: {
    group: 'People and voices',
    description:
      'When somebody asks what is held about them, or asks to be forgotten: find it, hand it over, erase it. Below is what was done before; it names nobody.',
    hidden: hideUnlessAdmin,
    useAsTitle: 'action',
    defaultColumns: ['action', 'requestedBy', 'createdAt'],
    components: {
      beforeListTable: ['/src/app/(payload)/components/SubjectRequest.tsx#SubjectRequest'],
    },
  },
  access: { create: nobody, read: adminOnly, update: nobody, delete: nobody },
  defaultSort: ['-createdAt'],
  disableDuplicate: true,
  fields: [
    idField,
    {
      name: 'action',
      type: 'select',
      required: true,
      label: 'What was done',
      options: selectOptions({ exported: 'Exported', erased: 'Erased' }),
      admin: readOnly,
    },
    {
      name: 'subjectHash',
      type: 'text',
      required: true,
      label: 'Mark of the subject',
      index: true,
      admin: {
        ...readOnly,
        description: 'The same for the same e-mail or person; neither can be read from it.',
      },
    },
    {
      name: 'requestedBy',
      type: 'relationship',
      relationTo: usersSlug,
      label: 'Done by',
      admin: {
        ...readOnly,
        description: 'Empty where it was done by the operator’s command.',
        condition: (_, __, { user }) => hasRole(user, 'admin'),
      },
    },
    { name: 'report', type: 'json', admin: readOnly },
  ],
}
