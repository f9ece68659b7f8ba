import type { CollectionConfig } from 'payload'

import { imageSizes } from '../../src/lib/imageSizes.ts'
import { acceptedMimeTypes, isImage, isRecording } from '../../src/lib/mediaTypes.ts'
import type { Media as MediaDocument } from '../../src/lib/payload-types.ts'
import { consentedMediaOrOwnOrEditor } from '../access/consentedMediaOrOwnOrEditor.ts'
import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { ownOrEditor } from '../access/ownOrEditor.ts'
import { ownOrEditorField } from '../access/ownOrEditorField.ts'
import { staff } from '../access/staff.ts'
import { consentField, consentNotice } from '../fields/consent.ts'
import { createdByField } from '../fields/createdBy.ts'
import { idField } from '../fields/id.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { mediaSlug, peopleSlug } from '../slugs.ts'
import { requireAlternativeText } from './requireAlternativeText.ts'

// A new file is known only once it is saved.
const mayBeImage = ({ mimeType }: Partial<MediaDocument>): boolean =>
  !mimeType || isImage(mimeType)

/** Images, documents, audio and video. Public as soon as saved, unless consent says otherwise. */
export const Media: CollectionConfig = {
  slug: mediaSlug,
  labels: { singular: 'Media', plural: 'Media' },
  admin: {
    group: 'Library',
    description:
      'Images, documents, audio and video. Public as soon as saved, unless consent is pending, withdrawn or has run out.',
    useAsTitle: 'filename',
    defaultColumns: [
      'filename',
      'originalName',
      'alt',
      'mimeType',
      'consent.status',
      'consent.heldBackFrom',
      'updatedAt',
    ],
    listSearchableFields: ['filename', 'originalName', 'alt', 'caption', 'credit'],
  },
  access: {
    create: staff,
    read: consentedMediaOrOwnOrEditor,
    update: ownOrEditor,
    delete: editorOrAdmin,
  },
  trash: true,
  // A copy would be a second document for the same picture, with consent of its own to forget.
  disableDuplicate: true,
  // The address is made of it, also where a client selects only that.
  forceSelect: { filename: true },
  upload: {
    adminThumbnail: 'thumbnail',
    crop: false,
    displayPreview: true,
    imageSizes: imageSizes.map((size) => ({
      ...size,
      admin: { disableGroupBy: true, disableListColumn: true, disableListFilter: true },
    })),
    mimeTypes: acceptedMimeTypes,
    pasteURL: false,
  },
  fields: [
    idField,
    consentNotice,
    {
      name: 'alt',
      type: 'text',
      label: 'Alternative text',
      validate: requireAlternativeText,
      admin: {
        condition: (data) => mayBeImage(data) && data.decorative !== true,
        className: 'needed',
        description:
          'For somebody who cannot see the image: say what it shows and why it is here, in a sentence.',
      },
    },
    {
      name: 'decorative',
      type: 'checkbox',
      defaultValue: false,
      label: 'Only decorative',
      admin: {
        condition: mayBeImage,
        description: 'The image adds nothing for a reader, so it needs no alternative text.',
      },
    },
    {
      name: 'caption',
      type: 'textarea',
      admin: { description: 'Shown beside the image or file.' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'credit',
          type: 'text',
          admin: { description: 'Who made it, the way they wish to be named.' },
        },
        {
          name: 'licence',
          type: 'select',
          options: selectOptions({
            'all-rights-reserved': 'All rights reserved',
            'cc-by': 'CC BY',
            'cc-by-sa': 'CC BY-SA',
            'cc-by-nc': 'CC BY-NC',
            cc0: 'CC0 (no rights reserved)',
            other: 'Other',
          }),
          admin: { description: 'What others may do with it.' },
        },
      ],
    },
    {
      name: 'licenceNote',
      type: 'text',
      label: 'Licence in words',
      admin: { condition: (data) => data.licence === 'other' },
    },
    {
      name: 'transcript',
      type: 'textarea',
      admin: {
        condition: (data) => isRecording(data.mimeType),
        description: 'All that is said, and sounds that matter, for people who cannot hear it.',
      },
    },
    {
      name: 'people',
      type: 'relationship',
      relationTo: peopleSlug,
      hasMany: true,
      label: 'People shown',
      admin: { description: 'Everybody who can be recognised.' },
    },
    {
      name: 'originalName',
      type: 'text',
      label: 'Name when uploaded',
      // What clients send is put aside, see `attachUpload`.
      access: { read: ownOrEditorField },
      admin: {
        readOnly: true,
        condition: (data) => Boolean(data.originalName),
        description:
          'For editors and whoever uploaded it. The public address of a picture or recording has no name in it, as many are named after who is shown.',
      },
    },
    // Payload's own field, whose label it gives by no translation.
    { name: 'mimeType', type: 'text', label: 'File type' },
    consentField(
      'not-recorded',
      'Whether the people shown agree to it being public. Not public itself; the file is hidden while consent is pending, withdrawn or has run out.',
    ),
    createdByField,
  ],
}
