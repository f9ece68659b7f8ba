import { toWords, type CollectionConfig, type Field } from 'payload'

import { sentenceCase } from '../src/lib/sentenceCase.ts'

const untitledHeading = '/src/app/(payload)/components/UntitledHeading.tsx#UntitledHeading'

/**
 * A collection that names its fields "Hero image", not "Hero Image", and a document that has no
 * title yet in words too.
 */
export const withPlainLabels = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  admin: {
    ...collection.admin,
    components: {
      ...collection.admin?.components,
      edit: { beforeDocumentControls: [untitledHeading] },
    },
  },
  fields: labelled(collection.fields),
})

/** Fields with labels in sentence case for those that have none of their own. */
export const labelled = (fields: Field[]): Field[] =>
  fields.map((field): Field => {
    if (field.type === 'tabs') {
      const tabs = field.tabs.map((tab) => ({ ...tab, fields: labelled(tab.fields) }))
      return { ...field, tabs }
    }
    const inner = 'fields' in field ? { fields: labelled(field.fields) } : {}
    const label =
      'name' in field && field.name && field.label === undefined
        ? { label: sentenceCase(toWords(field.name)) }
        : {}
    return { ...field, ...inner, ...label }
  })
