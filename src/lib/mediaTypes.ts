/** A kind of file that may be uploaded, as it is served. */
export type MediaType = { mimeType: string; extension: string }

/** The types that file content is recognised as, by the names `file-type` gives them. */
export const recognisedTypes: Record<string, MediaType> = {
  'image/jpeg': { mimeType: 'image/jpeg', extension: 'jpg' },
  'image/png': { mimeType: 'image/png', extension: 'png' },
  'image/apng': { mimeType: 'image/png', extension: 'png' },
  'image/webp': { mimeType: 'image/webp', extension: 'webp' },
  'image/avif': { mimeType: 'image/avif', extension: 'avif' },
  'image/gif': { mimeType: 'image/gif', extension: 'gif' },
  'application/pdf': { mimeType: 'application/pdf', extension: 'pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    mimeType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extension: 'pptx',
  },
  'application/vnd.oasis.opendocument.text': {
    mimeType: 'application/vnd.oasis.opendocument.text',
    extension: 'odt',
  },
  'application/vnd.oasis.opendocument.spreadsheet': {
    mimeType: 'application/vnd.oasis.opendocument.spreadsheet',
    extension: 'ods',
  },
  'application/vnd.oasis.opendocument.presentation': {
    mimeType: 'application/vnd.oasis.opendocument.presentation',
    extension: 'odp',
  },
  'audio/mpeg': { mimeType: 'audio/mpeg', extension: 'mp3' },
  'audio/x-m4a': { mimeType: 'audio/mp4', extension: 'm4a' },
  'audio/mp4': { mimeType: 'audio/mp4', extension: 'm4a' },
  'audio/ogg': { mimeType: 'audio/ogg', extension: 'ogg' },
  'audio/ogg; codecs=opus': { mimeType: 'audio/ogg', extension: 'ogg' },
  'audio/wav': { mimeType: 'audio/wav', extension: 'wav' },
  'video/mp4': { mimeType: 'video/mp4', extension: 'mp4' },
  'video/webm': { mimeType: 'video/webm', extension: 'webm' },
}

/** Text carries no mark of its type: what is plain text is CSV where its name says so. */
export const textTypes = {
  plain: { mimeType: 'text/plain', extension: 'txt' },
  csv: { mimeType: 'text/csv', extension: 'csv' },
} satisfies Record<string, MediaType>

/** The MIME types of everything that may be uploaded. */
export const acceptedMimeTypes: string[] = [
  ...new Set(
    [...Object.values(recognisedTypes), ...Object.values(textTypes)].map((type) => type.mimeType),
  ),
]

/** The MIME type of a stored file by its extension, which its type has given it. */
export function storedMimeType(filename: string): string | undefined {
  const extension = /\.([^.]*)$/.exec(filename)?.[1]
  return [...Object.values(recognisedTypes), ...Object.values(textTypes)].find(
    (type) => type.extension === extension,
  )?.mimeType
}

/** For people: what may be uploaded. */
export const acceptedInWords =
  'images (JPEG, PNG, WebP, AVIF, GIF), PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument, plain text, CSV, audio (MP3, M4A, OGG, WAV) and video (MP4, WebM)'

/** Whether a stored MIME type is an image's; those need alternative text. */
export const isImage = (mimeType: unknown): boolean =>
  typeof mimeType === 'string' && mimeType.startsWith('image/')

/** Whether a stored MIME type is of audio or video; those may have a transcript. */
export const isRecording = (mimeType: unknown): boolean =>
  typeof mimeType === 'string' && /^(audio|video)\//.test(mimeType)
