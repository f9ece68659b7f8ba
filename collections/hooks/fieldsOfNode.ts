import type { LexicalRichTextAdapter } from '@payloadcms/richtext-lexical'
import { flattenAllFields, type FlattenedField, type PayloadRequest } from 'payload'

export type RichTextField = Extract<FlattenedField, { type: 'richText' }>

/** The fields that a link or a block in a rich text has; nothing for other parts, and unknown blocks. */
export function fieldsOfNode(
  richText: RichTextField,
  node: Record<string, unknown> & { type: string },
  req: PayloadRequest,
): FlattenedField[] | undefined {
  const { editorConfig } = richText.editor as LexicalRichTextAdapter
  // Lexical makes autolinks of plain addresses; they have what all links have.
  const type = node.type === 'autolink' ? 'link' : node.type
  const ofType = editorConfig.features.getSubFields?.get(type)
  const fields = ofType?.({ node: { ...node, type, version: 1 }, req })
  return fields ? flattenAllFields({ cache: true, fields }) : undefined
}
