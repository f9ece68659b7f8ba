import { imageSizes, type ImageSizeName } from '../lib/imageSizes.ts'
import type { Media } from '../lib/payload-types.ts'

/** What is known of one stored file. */
export type StoredFile = {
  filename: string | null
  mimeType: string | null
  filesize: number | null
  width: number | null
  height: number | null
}

/** The fields of a media document that its files decide; clients never do. */
export type MediaFile = StoredFile & {
  /** As whoever sent it had named it; for editors and its sender only. */
  originalName: string | null
  focalX: number | null
  focalY: number | null
  sizes: Record<ImageSizeName, StoredFile>
}

export const noFile: StoredFile = {
  filename: null,
  mimeType: null,
  filesize: null,
  width: null,
  height: null,
}

/** Describes every size, with `noFile` for one that was not made, so that an earlier one is cleared. */
export const everySize = (
  describe: (name: ImageSizeName) => StoredFile | undefined,
): MediaFile['sizes'] => {
  const entries = imageSizes.map(({ name }) => [name, describe(name) ?? noFile] as const)
  return Object.fromEntries(entries) as MediaFile['sizes']
}

/** The names of all files of a media document: the original and its sizes. */
export function fileNames(doc: Partial<Pick<Media, 'filename' | 'sizes'>>): string[] {
  const names = [
    doc.filename,
    ...imageSizes.map(({ name }) => doc.sizes?.[name]?.filename),
  ]
  return names.filter((name) => typeof name === 'string')
}
