import { Link } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'

/** The document of an entry of the activity log, as a link while it can be opened. */
export const DocumentCell = ({ cellData, payload, rowData }: DefaultServerCellComponentProps) => {
  const { action, documentCollection, documentId } = rowData as Record<string, unknown>
  const title = typeof cellData === 'string' && cellData ? cellData : '–'
  const isGone = action === 'deleted' || action === 'erased' || typeof documentId !== 'string'
  // Of those the panel has no page.
  const isJob = documentCollection === 'payload-jobs'
  if (isGone || isJob || title === '–') return <span>{title}</span>
  const { admin } = payload.config.routes
  return (
    <Link href={`${admin}/collections/${String(documentCollection)}/${documentId}`}>{title}</Link>
  )
}
