import { Semaphore } from 'async-mutex'
import { APIError, ValidationError, type PayloadRequest } from 'payload'

import type { ImageSizeName } from '../lib/imageSizes.ts'
import { acceptedInWords, isImage, isRecording } from '../lib/mediaTypes.ts'
import type { Media } from '../lib/payload-types.ts'
import { fileNameOf, neutralBase, newStem, readableBase } from '../lib/storedName.ts'
import { detectType } from './detectType.ts'
import { everySize, fileNames, noFile, type MediaFile } from './mediaFile.ts'
import {
  processImage,
  resizeImage,
  UnusableImage,
  type FocalPoint,
  type ProcessedImage,
} from './processImage.ts'
import { storeTogether } from './storeTogether.ts'
import type { FileSource, MediaStorage } from './storage.ts'

type IncomingFile = NonNullable<PayloadRequest['file']>

/** Files that are stored and wait for the document that refers to them. */
export type PreparedUpload = {
  /** What the document has to say of them. */
  data: Partial<MediaFile>
  /** The names of the files that are new. */
  names: string[]
  /** The stored file they were made from, where nothing was uploaded. */
  madeFrom?: string
}

const bytesPerMegabyte = 1_048_576

// A decoded photograph takes some 50 MB; more at once would not be faster either.
const imagesAtOnce = new Semaphore(2)

/**
 * Checks an uploaded file and stores it with its smaller copies under names of their own. Only a
 * document in which nobody is shown keeps its name in its address, as people download it by that:
 * pictures and recordings are named after those who are in them.
 * @param options.isPersonal whether somebody is shown, or their consent recorded
 * @throws ValidationError naming `file` where it is refused
 * @throws APIError 413 where it was cut off for its size
 */
export async function prepareUpload(
  storage: MediaStorage,
  file: IncomingFile,
  { focalPoint, isPersonal }: { focalPoint: Partial<FocalPoint>; isPersonal: boolean },
): Promise<PreparedUpload> {
  if ('truncated' in file && file.truncated === true) {
    const megabytes = Math.floor(file.size / bytesPerMegabyte)
    throw new APIError(`This file is too large: at most ${megabytes} MB can be uploaded.`, 413)
  }
  const source = file.tempFilePath ? { path: file.tempFilePath } : file.data
  const type = await detectType(source, file.name)
  if (!type) throw refused(`This kind of file cannot be used. Please choose one of: ${acceptedInWords}.`)
  const { mimeType } = type
  const keepsName = !isPersonal && !isImage(mimeType) && !isRecording(mimeType)
  const stem = newStem(keepsName ? readableBase(file.name) : neutralBase(mimeType))
  const originalName = fileNameOf(file.name)
  const filename = `${stem}.${type.extension}`
  if (!isImage(mimeType)) {
    await storeTogether(storage, [[filename, source]])
    return {
      names: [filename],
      data: {
        ...noFile,
        filename,
        originalName,
        mimeType,
        filesize: file.size,
        focalX: null,
        focalY: null,
        sizes: everySize(() => undefined),
      },
    }
  }
  const point = { x: focalPoint.x ?? 50, y: focalPoint.y ?? 50 }
  const image = await orRefused(() => processImage(contentOf(source), mimeType, point))
  const { sizes, files } = describeSizes(stem, image.sizes)
  await storeTogether(storage, [[filename, image.data], ...files])
  return {
    names: fileNames({ filename, sizes }),
    data: {
      filename,
      originalName,
      mimeType,
      filesize: image.data.length,
      width: image.width,
      height: image.height,
      focalX: point.x,
      focalY: point.y,
      sizes,
    },
  }
}

/** Makes the smaller copies of a stored image again, around another focal point. */
export async function prepareRefocus(
  storage: MediaStorage,
  stored: Media,
  focalPoint: Partial<FocalPoint>,
): Promise<PreparedUpload | undefined> {
  const { filename } = stored
  const point = {
    x: focalPoint.x ?? stored.focalX ?? 50,
    y: focalPoint.y ?? stored.focalY ?? 50,
  }
  const moved = point.x !== stored.focalX || point.y !== stored.focalY
  if (!filename || !isImage(stored.mimeType) || !moved) return undefined
  const original = await storage.read(filename)
  const copies = await orRefused(() => resizeImage(original, point))
  const { sizes, files } = describeSizes(newStem(neutralBase('image/webp')), copies)
  await storeTogether(storage, files)
  return {
    names: fileNames({ sizes }),
    data: { focalX: point.x, focalY: point.y, sizes },
    madeFrom: filename,
  }
}

function describeSizes(
  stem: string,
  copies: ProcessedImage['sizes'],
): { sizes: MediaFile['sizes']; files: [name: string, source: FileSource][] } {
  const nameOf = (size: string) => `${stem}-${size}.webp`
  const files = Object.entries(copies).map(
    ([size, copy]): [string, FileSource] => [nameOf(size), copy.data],
  )
  const sizes = everySize((size: ImageSizeName) => {
    const copy = copies[size]
    return (
      copy && {
        filename: nameOf(size),
        mimeType: 'image/webp',
        filesize: copy.data.length,
        width: copy.width,
        height: copy.height,
      }
    )
  })
  return { sizes, files }
}

async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await imagesAtOnce.runExclusive(work)
  } catch (error) {
    throw error instanceof UnusableImage ? refused(error.message) : error
  }
}

/** The error for a file that cannot be taken. */
export const refused = (message: string): ValidationError =>
  new ValidationError({ errors: [{ label: 'File', message, path: 'file' }] })

const contentOf = (source: FileSource): Buffer | string =>
  Buffer.isBuffer(source) ? source : source.path
