import { type CollectionConfig, flattenTopLevelFields, type TextareaField } from 'payload'

import { nobodyField } from '../../collections/access/nobodyField.ts'
import type { RenditionFormat } from './renderRichText.ts'

/** A field that holds a rich text of its document in another format. */
export type RenditionField = { name: string; source: string; format: RenditionFormat }

const suffixes: Record<RenditionFormat, string> = {
  html: 'Html',
  markdown: 'Markdown',
  text: 'Text',
}

const descriptions: Record<RenditionFormat, string> = {
  html: 'as HTML',
  markdown: 'as Markdown',
  text: 'as plain text',
}

const formats: RenditionFormat[] = ['html', 'markdown', 'text']

/** The fields that stand beside the rich texts of a collection: `bodyHtml` and the like. */
export const renditionsOf = ({ fields }: Pick<CollectionConfig, 'fields'>): RenditionField[] =>
  flattenTopLevelFields(fields)
    .filter((field) => field.type === 'richText')
    .flatMap(({ name: source }) =>
      formats.map((format) => ({ name: source + suffixes[format], source, format })),
    )

/** Declares such a field, so that it is in the generated types and descriptions of the API. */
export const renditionField = ({ format, name, source }: RenditionField): TextareaField => ({
  name,
  type: 'textarea',
  // It is neither stored, nor can anything be filtered or sorted by it.
  virtual: true,
  access: { create: nobodyField, update: nobodyField },
  admin: {
    disabled: true,
    description: `\`${source}\` ${descriptions[format]}, only where it is asked for.`,
  },
})
