import sharp from 'sharp'

/** A PNG of one colour, as Playwright takes a file to upload. */
export const picture = async (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({
    create: { width: 1200, height: 800, channels: 3, background: '#6b2d5c' },
  })
    .png()
    .toBuffer(),
})
