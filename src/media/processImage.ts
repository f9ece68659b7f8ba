import sharp, { type Sharp, type SharpInput, type SharpOptions } from 'sharp'

import { imageSizes, type ImageSizeName } from '../lib/imageSizes.ts'

const maxPixels = 60_000_000
const maxEdge = 16_383

/** A point of an image, in per cent from the left and from the top. */
export type FocalPoint = { x: number; y: number }

type Copy = { data: Buffer; width: number; height: number }

/** An image ready to be stored: upright, without metadata, with its smaller copies. */
export type ProcessedImage = Copy & { sizes: Partial<Record<ImageSizeName, Copy>> }

/** An image that cannot be used; its message tells the person who sent it why. */
export class UnusableImage extends Error {}

const encoders: Record<string, (image: Sharp) => Sharp> = {
  'image/jpeg': (image) => image.jpeg({ quality: 88 }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: 88 }),
  // libvips takes many seconds for a photograph at its default effort.
  'image/avif': (image) => image.avif({ quality: 65, effort: 2 }),
  'image/gif': (image) => image.gif(),
}

/**
 * Turns an image upright, takes out its metadata (place, camera, names) by encoding it again, and
 * makes the smaller copies.
 * @param input content or path of the file
 * @throws UnusableImage where it is damaged, incomplete or too large to be decoded
 */
export async function processImage(
  input: Buffer | string,
  mimeType: string,
  focalPoint: FocalPoint,
): Promise<ProcessedImage> {
  const encode = encoders[mimeType]
  if (!encode) throw new UnusableImage(`${mimeType} is not an image this server works on.`)
  const measures = await measure(input)
  const { width, height, animated } = measures
  const [original, sizes] = await orDamaged(
    Promise.all([
      toCopy(encode(open(input, { animated }).autoOrient())),
      makeSizes(input, measures, focalPoint),
    ]),
  )
  return { ...original, width, height, sizes }
}

/**
 * Makes the smaller copies of an image that is stored already.
 * @throws UnusableImage where it cannot be decoded
 */
export async function resizeImage(
  input: Buffer | string,
  focalPoint: FocalPoint,
): Promise<ProcessedImage['sizes']> {
  return orDamaged(makeSizes(input, await measure(input), focalPoint))
}

/**
 * An animated image has only a still thumbnail: a frontend that chose another copy would lose the
 * movement.
 */
async function makeSizes(
  input: SharpInput,
  { width, height, animated }: Measures,
  focalPoint: FocalPoint,
): Promise<ProcessedImage['sizes']> {
  const wanted = imageSizes.filter(
    (size) => 'height' in size || (size.width < width && !animated),
  )
  const copies = await Promise.all(
    wanted.map(async (size) => {
      const image = open(input).autoOrient()
      const resized =
        'height' in size
          ? cutTo(image, { width, height }, size, focalPoint)
          : image.resize(size.width)
      return [size.name, await toCopy(resized.webp())] as const
    }),
  )
  return Object.fromEntries(copies)
}

async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch {
    throw new UnusableImage('This image is damaged or incomplete.')
  }
}

type Measures = { width: number; height: number; animated: boolean }

async function measure(input: SharpInput): Promise<Measures> {
  const metadata = await orDamaged(sharp(input, { limitInputPixels: false }).metadata())
  const { width, height } = metadata.autoOrient
  const frames = metadata.pages ?? 1
  if (width * height * frames > maxPixels || Math.max(width, height) > maxEdge) {
    throw new UnusableImage(
      `This image is too large: ${width} × ${height} pixels${frames > 1 ? ` in ${frames} frames` : ''}. It may have ${maxPixels / 1_000_000} million in all, and ${maxEdge} on a side.`,
    )
  }
  return { width, height, animated: frames > 1 }
}

const open = (input: SharpInput, options: SharpOptions = {}): Sharp =>
  sharp(input, { ...options, limitInputPixels: maxPixels, failOn: 'error' })

/** Shrinks an image until it just covers the wanted shape, and cuts that out around the focal point. */
function cutTo(
  image: Sharp,
  from: { width: number; height: number },
  to: { width: number; height: number },
  focalPoint: FocalPoint,
): Sharp {
  const cover = Math.max(to.width / from.width, to.height / from.height)
  const scale = Math.min(cover, 1)
  const scaled = { width: Math.round(from.width * scale), height: Math.round(from.height * scale) }
  const enlargement = Math.max(cover, 1)
  const width = Math.floor(to.width / enlargement)
  const height = Math.floor(to.height / enlargement)
  const offset = (length: number, cut: number, percent: number) =>
    Math.round(Math.min(Math.max((length * percent) / 100 - cut / 2, 0), length - cut))
  return image.resize({ ...scaled, fit: 'fill' }).extract({
    left: offset(scaled.width, width, focalPoint.x),
    top: offset(scaled.height, height, focalPoint.y),
    width,
    height,
  })
}

async function toCopy(image: Sharp): Promise<Copy> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
