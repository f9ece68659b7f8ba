import { toWords, type CollectionConfig, type Field } from 'payload'

import { sentenceCase } from '../src/lib/sentenceCase.ts'

/** A collection whose fields are labelled "Hero image" by their names, not "Hero Image". */
export const withPlainLabels = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
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
