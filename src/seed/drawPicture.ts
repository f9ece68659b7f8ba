import sharp from 'sharp'

import type { Picture } from './pictures.ts'

/** The picture as a PNG file, 1600 by 1000 pixels. */
export const drawPicture = (picture: Picture): Promise<Buffer> =>
  sharp(Buffer.from(picture.svg)).png({ palette: true, colours: 64 }).toBuffer()
