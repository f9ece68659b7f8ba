import type { CollectionConfig } from 'payload'

import { consentedPersonOrOwnOrEditor } from '../access/consentedPersonOrOwnOrEditor.ts'
import { ownDraftOrEditor } from '../access/ownDraftOrEditor.ts'
import { ownOrEditor } from '../access/ownOrEditor.ts'
import { ownOrEditorField } from '../access/ownOrEditorField.ts'
import { ownVersionsOrEditor } from '../access/ownVersionsOrEditor.ts'
import { staff } from '../access/staff.ts'
import { draftIndexes, draftVersions } from '../draftVersions.ts'
import { readPlacesOfName } from '../consent/readPlacesOfName.ts'
import { consentField, consentNotice } from '../fields/consent.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { imageField } from '../fields/image.ts'
import { metaField } from '../fields/meta.ts'
import { notInLists } from '../fields/notInLists.ts'
import { publishedAtField } from '../fields/publishedAt.ts'
import { reviewFields } from '../fields/review.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { slugField } from '../fields/slug.ts'
import { summaryField } from '../fields/summary.ts'
import { assignSlug } from '../hooks/assignSlug.ts'
import { endReview } from '../hooks/endReview.ts'
import { keepChoice } from '../hooks/keepChoice.ts'
import { stampPublishedAt } from '../hooks/stampPublishedAt.ts'
import { richText } from '../richText.ts'
import { organisationsSlug, peopleSlug } from '../slugs.ts'
import { contactField } from './contact.ts'
import { contributionFields } from './contributions.ts'
import { deriveName, preferFullName } from './deriveName.ts'
import { linksField } from './links.ts'
import { requireFullName } from './requireFullName.ts'
import { mustRenewSlug } from './slugRules.ts'

/** Members, staff, facilitators and authors, named the way they wish. */
export const People: CollectionConfig = {
  slug: peopleSlug,
  labels: { singular: 'Person', plural: 'People' },
  admin: {
    group: 'People and voices',
    description: 'Members, staff, facilitators and authors, named the way they wish.',
    useAsTitle: 'name',
    defaultColumns: ['name', 'creditAs', 'role', '_status', 'updatedAt'],
    listSearchableFields: ['name', 'role', 'slug'],
  },
  access: {
    create: staff,
    read: consentedPersonOrOwnOrEditor,
    readVersions: ownVersionsOrEditor,
    update: ownOrEditor,
    delete: ownDraftOrEditor,
  },
  defaultSort: ['name', '-createdAt'],
  trash: true,
  versions: draftVersions,
  indexes: draftIndexes('name'),
  endpoints: [{ method: 'get', path: '/:id/still-written-in', handler: readPlacesOfName }],
  hooks: {
    beforeOperation: [preferFullName],
    beforeValidate: [deriveName],
    beforeChange: [stampPublishedAt, endReview, assignSlug('name', mustRenewSlug)],
  },
  fields: [
    idField,
    consentNotice,
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Profile',
          fields: [
            {
              type: 'row',
              fields: [
                {
                  name: 'fullName',
                  type: 'text',
                  label: 'Full name',
                  validate: requireFullName,
                  access: { read: ownOrEditorField },
                  admin: { description: 'Never public, unless the person is credited by it.' },
                },
                {
                  name: 'creditAs',
                  type: 'select',
                  label: 'Credit as',
                  defaultValue: 'full-name',
                  options: selectOptions({
                    'full-name': 'Full name',
                    'first-name': 'First name only',
                    anonymous: 'Anonymous',
                  }),
                  admin: {
                    isClearable: false,
                    description: 'Ask the person how they wish to be named.',
                  },
                  hooks: { beforeValidate: [keepChoice] },
                },
              ],
            },
            {
              name: 'name',
              type: 'text',
              label: 'Name shown in public',
              index: true,
              admin: {
                readOnly: true,
                description: 'Made from the two above when you save.',
              },
            },
            {
              type: 'row',
              fields: [
                { name: 'pronouns', type: 'text' },
                {
                  name: 'role',
                  type: 'text',
                  admin: { description: 'For example facilitator, or peer worker.' },
                },
              ],
            },
            {
              name: 'organisation',
              type: 'relationship',
              relationTo: organisationsSlug,
              index: true,
            },
            summaryField,
            imageField({ name: 'photo' }),
            { name: 'bio', type: 'richText', editor: richText, admin: notInLists },
            linksField,
          ],
        },
        { label: 'Contributions', fields: contributionFields },
        {
          label: 'Consent and contact',
          description: 'Only staff see this.',
          fields: [
            consentField(
              'not-recorded',
              'Whether this person agrees to be shown. The profile is hidden while consent is pending, withdrawn or has run out.',
            ),
            contactField,
          ],
        },
        { label: 'Search engines', fields: [metaField] },
      ],
    },
    slugField('name'),
    publishedAtField,
    ...reviewFields,
    createdByField,
  ],
}
