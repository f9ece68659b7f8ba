/**
 * The smaller copies made of every image, all WebP: each fits into its width and is left out where
 * it would enlarge the image. The one with a height is cut to that shape around the focal point.
 */
export const imageSizes = [
  { name: 'thumbnail', width: 300, height: 300 },
  { name: 'small', width: 640 },
  { name: 'medium', width: 1024 },
  { name: 'large', width: 1600 },
] as const

export type ImageSizeName = (typeof imageSizes)[number]['name']
