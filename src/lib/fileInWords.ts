const names: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'application/vnd.oasis.opendocument.text': 'OpenDocument text',
  'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument spreadsheet',
  'application/vnd.oasis.opendocument.presentation': 'OpenDocument presentation',
  'text/csv': 'CSV',
  'text/plain': 'plain text',
}

const kinds: Record<string, string> = { audio: 'audio', image: 'image', video: 'video' }

/**
 * What somebody wants to know before they open a file, such as `PDF, 1.2 MB`.
 * @param file.filesize in bytes
 */
export function fileInWords(file: {
  mimeType?: string | null | undefined
  filesize?: number | null | undefined
}): string {
  const { mimeType, filesize } = file
  const type = names[mimeType ?? ''] ?? kinds[mimeType?.split('/', 1)[0] ?? ''] ?? 'file'
  return filesize ? `${type}, ${sizeInWords(filesize)}` : type
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
