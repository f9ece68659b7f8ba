import type { DefaultServerCellComponentProps } from 'payload'

import { fieldWords } from '../../../../../collections/fieldWords.ts'

/** The fields that an entry of the activity log names, as the form of the document calls them. */
export const ChangedFieldsCell = ({
  cellData,
  payload,
  rowData,
}: DefaultServerCellComponentProps) => {
  const { documentCollection } = rowData as Record<string, unknown>
  const collection = payload.config.collections.find(({ slug }) => slug === documentCollection)
  if (typeof cellData !== 'string' || !collection) return <span>–</span>
  const words = cellData.split(', ').map((path) => fieldWords(collection.flattenedFields, path))
  return <span>{words.join(', ')}</span>
}
