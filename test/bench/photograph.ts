import sharp from 'sharp'

import { imageSizes } from '../../src/lib/imageSizes.ts'

const size = { width: 4000, height: 3000 }

/** A JPEG as large as a camera makes it, with as much detail. */
export const photograph = (): Promise<Buffer> =>
  sharp({
    create: {
      ...size,
      channels: 3,
      background: '#336699',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .blur(2)
    .jpeg({ quality: 85 })
    .toBuffer()

/**
 * Makes of it what an upload makes: an upright copy without metadata, and the smaller ones.
 * @returns how many milliseconds it took
 */
export async function resizeAlone(input: Buffer): Promise<number> {
  const begun = performance.now()
  await Promise.all([
    sharp(input).autoOrient().jpeg({ quality: 88 }).toBuffer(),
    ...imageSizes.map((wanted) => {
      const height = 'height' in wanted ? wanted.height : undefined
      return sharp(input).autoOrient().resize(wanted.width, height).webp().toBuffer()
    }),
  ])
  return performance.now() - begun
}
