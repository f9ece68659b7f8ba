import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { download, jpeg, storedFiles, upload } from '../helpers/media.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: Account
beforeAll(async () => {
  server = await startTestServer()
  editor = await createAccount(server.payload, 'editor')
})
afterAll(() => server.close())

const send = (content: Uint8Array, options: Partial<Parameters<typeof upload>[1]> = {}) =>
  upload(server, { as: editor.session, content, fields: { alt: 'A picture' }, ...options })
const fetchImage = async (address: string | null | undefined) =>
  Buffer.from(await (await download(server, address)).arrayBuffer())

/** Left half red, right half blue. */
const halves = async (width: number, height: number) => {
  const red = { r: 255, g: 0, b: 0 }
  const left = await sharp({
    create: { width: width / 2, height, channels: 3, background: red },
  })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } })
    .composite([{ input: left, left: 0, top: 0 }])
    .jpeg()
    .withExif({
      IFD0: { Copyright: 'Somebody at home' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .toBuffer()
}

/** Says whether the pixel in the middle of an image is red or blue. */
const colourOf = async (image: Buffer) => {
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
  return (data[middle] ?? 0) > (data[middle + 2] ?? 0) ? 'red' : 'blue'
}

test('an image gets its sizes, none of them larger than itself', async () => {
  const { doc } = await send(await jpeg(1200, 800))
  const measured = await Promise.all(
    Object.entries(doc.sizes ?? {})
      .filter(([, size]) => size.url)
      .map(async ([name, size]) => {
        const { format, width, height } = await sharp(await fetchImage(size.url)).metadata()
        expect(size).toMatchObject({ width, height, mimeType: 'image/webp' })
        return [name, format, width, height]
      }),
  )
  expect(measured).toEqual([
    ['thumbnail', 'webp', 300, 300],
    ['small', 'webp', 640, 427],
    ['medium', 'webp', 1024, 683],
  ])
  expect(doc.sizes?.large).toMatchObject({ url: null, width: null, filename: null })
})

test('a small image has a thumbnail no larger than itself', async () => {
  const { doc } = await send(await jpeg(200, 90))
  expect(doc.sizes?.thumbnail).toMatchObject({ width: 90, height: 90 })
  expect(doc.sizes?.small?.url).toBeNull()
})

test('place, camera and names are taken out, and the image stands upright', async () => {
  const sideways = await sharp(await halves(600, 400)).withMetadata({ orientation: 6 }).toBuffer()
  const source = await sharp(sideways).withExifMerge({
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
  }).toBuffer()
  expect((await sharp(source).metadata()).exif).toBeDefined()
  const { doc } = await send(source)
  expect([doc.width, doc.height]).toEqual([400, 600])
  const files = [doc, ...Object.values(doc.sizes ?? {})].flatMap(({ url }) => (url ? [url] : []))
  for (const address of files) {
    const content = await fetchImage(address)
    const metadata = await sharp(content).metadata()
    expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(content.includes('Exif')).toBe(false)
  }
})

test.each(['png', 'webp', 'avif'] as const)('metadata goes from %s too', async (format) => {
  const source = await sharp(await halves(400, 300))
    .toFormat(format)
    .withExif({ IFD0: { Copyright: 'Somebody at home' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">at home</x:xmpmeta>')
    .toBuffer()
  expect(source.includes('at home')).toBe(true)
  const { status, doc } = await send(source, { name: `a.${format}` })
  expect([status, doc.mimeType]).toEqual([201, `image/${format}`])
  const stored = await fetchImage(doc.url)
  expect(stored.includes('at home')).toBe(false)
  expect((await sharp(stored).metadata()).width).toBe(400)
})

test.each(['gif', 'webp'] as const)('an animated %s keeps moving', async (format) => {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((background) => jpeg(700, 50, background)),
  )
  const source = await sharp(frames, { join: { animated: true } }).toFormat(format).toBuffer()
  const { status, doc } = await send(source, { name: `moving.${format}` })
  expect(status).toBe(201)
  expect([doc.width, doc.height]).toEqual([700, 50])
  expect((await sharp(await fetchImage(doc.url)).metadata()).pages).toBe(3)
  expect(doc.sizes?.thumbnail?.url).toBeTruthy()
  expect(doc.sizes?.small?.url).toBeNull()
})

test('the thumbnail is cut around the focal point, at upload and when it moves', async () => {
  const query = '?uploadEdits[focalPoint][x]=10&uploadEdits[focalPoint][y]=50'
  const { doc } = await send(await halves(1200, 300), { query })
  expect([doc.focalX, doc.focalY]).toEqual([10, 50])
  expect(await colourOf(await fetchImage(doc.sizes?.thumbnail?.url))).toBe('red')

  const api = createApi(server.url)
  const moved = await api.patch(`/media/${doc.id}`, {
    as: editor.session,
    body: { focalX: 90, focalY: 50 },
  })
  const after = moved.body.doc as unknown as typeof doc
  expect([after.focalX, after.filename]).toEqual([90, doc.filename])
  expect(after.sizes?.thumbnail?.url).not.toBe(doc.sizes?.thumbnail?.url)
  expect(await colourOf(await fetchImage(after.sizes?.thumbnail?.url))).toBe('blue')
  expect(await storedFiles(server)).not.toContain(doc.sizes?.thumbnail?.filename)

  const panel = await upload(server, { as: editor.session, id: doc.id, fields: { alt: 'x' }, query })
  expect(panel.status).toBe(200)
  expect(await colourOf(await fetchImage(panel.doc.sizes?.thumbnail?.url))).toBe('red')
  const wrong = await api.patch(`/media/${doc.id}`, { as: editor.session, body: { focalX: 200 } })
  expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([400, expect.stringContaining('focalX')])
})

test('an image of far too many pixels is refused by its header, without being decoded', async () => {
  const bomb = await sharp(await jpeg(10, 10)).png().toBuffer()
  bomb.writeUInt32BE(15_000, 16)
  bomb.writeUInt32BE(15_000, 20)
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
  const { status, errors } = await send(bomb, { name: 'bomb.png' })
  expect([status, errors[0]?.data?.errors[0]?.path]).toEqual([400, 'file'])
  expect(errors[0]?.data?.errors[0]?.message).toContain('15000 × 15000')
})

test.each(['jpeg', 'png', 'webp', 'gif'] as const)('half a %s is refused', async (format) => {
  const whole = await sharp(await halves(800, 600)).toFormat(format).toBuffer()
  const { status, errors } = await send(whole.subarray(0, whole.length / 2), { name: `a.${format}` })
  expect([status, errors[0]?.data?.errors[0]?.path]).toEqual([400, 'file'])
})

test('other requests are answered while a large image is worked on', async () => {
  const large = await sharp({
    create: { width: 4000, height: 3000, channels: 3, background: '#777777', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
  })
    .jpeg()
    .toBuffer()
  let done = false
  const uploading = send(large).finally(() => (done = true))
  const api = createApi(server.url)
  const saved = await api.post('/topics', { as: editor.session, body: { name: 'Meanwhile' } })
  expect([saved.status, done]).toEqual([201, false])
  expect((await uploading).status).toBe(201)
})
