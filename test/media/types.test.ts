import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { addressesOf, download, jpeg, upload } from '../helpers/media.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { zip } from '../helpers/zip.ts'

let server: TestServer
let editor: Account
beforeAll(async () => {
  server = await startTestServer()
  editor = await createAccount(server.payload, 'editor')
})
afterAll(() => server.close())

const send = (content: Uint8Array | string, name: string, type?: string) =>
  upload(server, { as: editor.session, content, name, ...(type ? { type } : {}), fields: { alt: 'x' } })

const pdf = async (): Promise<Uint8Array> => {
  const document = await PDFDocument.create()
  document.addPage()
  return document.save()
}
const office = (main: string, type: string): Buffer =>
  zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${type}"/></Types>`,
    [main]: '<xml/>',
  })
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const odt = 'application/vnd.oasis.opendocument.text'
const wav = () => {
  const header = Buffer.from('RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\0\0\0\0', 'latin1')
  return Buffer.concat([header, Buffer.alloc(100)])
}
const mp4 = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\x02\0${brand}mp41\0\0\0\x08free`, 'latin1')
const webm = () =>
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff', 'hex')
const mp3 = () => Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1'), Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)])
const ogg = () => Buffer.concat([Buffer.from('OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x1e\x01vorbis', 'latin1'), Buffer.alloc(40)])

type Accepted = [string, () => Promise<Uint8Array> | Uint8Array | string, string, string]
const accepted: Accepted[] = [
  ['report.pdf', pdf, 'application/pdf', 'pdf'],
  ['letter.docx', () => office('word/document.xml', `${wordType}.main+xml`), wordType, 'docx'],
  ['figures.xlsx', () => office('xl/workbook.xml', `${excelType}.main+xml`), excelType, 'xlsx'],
  ['letter.odt', () => zip({ mimetype: odt, 'content.xml': '<xml/>' }), odt, 'odt'],
  ['notes.txt', () => 'Zażółć gęślą jaźń\n1 < 2', 'text/plain', 'txt'],
  ['people.csv', () => '\uFEFFname,role\nAda,host', 'text/csv', 'csv'],
  ['talk.mp3', mp3, 'audio/mpeg', 'mp3'],
  ['talk.m4a', () => mp4('M4A '), 'audio/mp4', 'm4a'],
  ['talk.ogg', ogg, 'audio/ogg', 'ogg'],
  ['talk.wav', wav, 'audio/wav', 'wav'],
  ['talk.mp4', () => mp4('isom'), 'video/mp4', 'mp4'],
  ['talk.webm', webm, 'video/webm', 'webm'],
]
test.each(accepted)('%s is accepted and served as what it is', async (name, make, mimeType, extension) => {
  const { status, doc } = await send(await make(), name)
  expect([status, doc?.mimeType]).toEqual([201, mimeType])
  expect(doc.filename?.endsWith(`.${extension}`)).toBe(true)
  const file = await download(server, doc.url)
  expect(file.headers.get('Content-Type')).toContain(mimeType)
  expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff')
})

test('the content decides on the type, whatever name and type say', async () => {
  const picture = await send(await jpeg(), 'report.pdf', 'application/pdf')
  expect([picture.doc.mimeType, picture.doc.filename]).toEqual([
    'image/jpeg',
    expect.stringMatching(/^image-\w+\.jpg$/),
  ])
  const text = await send('Only words', 'photo.png', 'image/png')
  expect([text.doc.mimeType, text.doc.filename]).toEqual([
    'text/plain',
    expect.stringMatching(/\.txt$/),
  ])
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
test.each([
  ['logo.svg', svg, 'image/svg+xml'],
  ['logo.png', `\n  <!-- a logo --> ${svg}`, 'image/png'],
  ['logo.txt', `<?xml version="1.0"?>${svg}`, 'text/plain'],
  ['page.html', '<!DOCTYPE html><h1>Hello</h1>', 'text/html'],
  ['page.txt', '\uFEFF \n<html><script>1</script>', 'text/plain'],
  ['page.csv', 'name,<script>alert(1)</script>', 'text/csv'],
  ['run.txt', '#!/bin/sh\necho', 'text/plain'],
  ['run.jpg', 'MZ\x90\0\x03\0\0\0\x04\0\0\0', 'image/jpeg'],
  ['blank.txt', '', 'text/plain'],
  ['binary.txt', 'a\0b', 'text/plain'],
  ['latin.txt', Buffer.from('caf\xe9', 'latin1'), 'text/plain'],
  ['archive.zip', zip({ 'a.txt': 'a' }), 'application/zip'],
  ['macros.docm', office('word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'), wordType],
])('%s is refused in plain words', async (name, content, type) => {
  const { status, errors } = await send(content, name, type)
  expect(status).toBe(400)
  expect(errors[0]?.data?.errors).toEqual([
    { label: 'File', path: 'file', message: expect.stringMatching(/JPEG, PNG.*Word.*plain text/) as string },
  ])
})

const script = '<html><script>alert(document.domain)</script></html>'
/** A picture with something else in it, behind it, and in the comment that a JPEG may begin with. */
const polyglots: [string, () => Promise<Buffer>][] = [
  ['a page behind a JPEG', async () => Buffer.concat([await jpeg(), Buffer.from(script)])],
  [
    'a page in the comment of a JPEG',
    async () => {
      const picture = await jpeg()
      const comment = Buffer.from(`${script}*/=1;alert(1)/*`)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(comment.length + 2)
      const marked = Buffer.concat([Buffer.from('fffe', 'hex'), length, comment])
      return Buffer.concat([picture.subarray(0, 2), marked, picture.subarray(2)])
    },
  ],
  ['a PDF behind a JPEG', async () => Buffer.concat([await jpeg(), await pdf(), Buffer.from(script)])],
  [
    'an archive behind a PNG',
    async () => Buffer.concat([await sharp(await jpeg()).png().toBuffer(), zip({ 'a.html': script })]),
  ],
  [
    'a script behind a GIF',
    async () => Buffer.concat([await sharp(await jpeg(20, 20)).gif().toBuffer(), Buffer.from(script)]),
  ],
]
test.each(polyglots)('%s is gone from what is stored', async (_, make) => {
  for (const [name, type] of [
    ['a.jpg', 'image/jpeg'],
    ['a.html', 'text/html'],
    ['a.svg', 'image/svg+xml'],
    ['a.pdf', 'application/pdf'],
  ]) {
    const { status, doc } = await send(await make(), name ?? '', type)
    expect([status, doc.mimeType?.startsWith('image/')]).toEqual([201, true])
    for (const address of addressesOf(doc)) {
      const file = await download(server, address)
      expect(file.headers.get('Content-Type')).toMatch(/^image\/(jpeg|png|gif|webp)$/)
      const bytes = Buffer.from(await file.arrayBuffer())
      for (const sign of ['script', '%PDF', 'PK\u0003']) expect(bytes.includes(sign)).toBe(false)
    }
  }
})

const runnable: [string, () => Promise<Uint8Array | string> | Uint8Array | string][] = [
  ['a page before a PDF', async () => Buffer.concat([Buffer.from(script), await pdf()])],
  ['a GIF that is a script', () => `GIF89a/*${'x'.repeat(100)}*/=1;alert(1)`],
  ['a page before an archive', () => Buffer.concat([Buffer.from(script), zip({ 'a.txt': 'a' })])],
  ['a page behind empty lines', () => `${'\n'.repeat(3000)}${script}`],
]
test.each(runnable)('%s is refused under every name', async (_, make) => {
  for (const name of ['a.jpg', 'a.pdf', 'a.txt', 'a.csv', 'a.docx', 'a.svg', 'a']) {
    expect((await send(await make(), name, 'image/jpeg')).status).toBe(400)
  }
})

test('a PDF with a page behind it is a PDF to every browser', async () => {
  const { status, doc } = await send(Buffer.concat([Buffer.from(await pdf()), Buffer.from(script)]), 'a.html')
  expect(status).toBe(201)
  const { headers } = await download(server, doc.url)
  expect(headers.get('Content-Type')).toBe('application/pdf')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'/)
})

test('text that turns into a page far behind is never shown as one', async () => {
  const { status, doc } = await send(`${'word '.repeat(2000)}${script}`, 'a.txt')
  expect(status).toBe(201)
  const { headers } = await download(server, doc.url)
  expect(headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  expect(headers.get('Content-Disposition')).toMatch(/^attachment/)
})

test('an office document that unpacks to far more than it is, is refused', async () => {
  const types = `<Types><Override PartName="/word/document.xml" ContentType="${wordType}.main+xml"/></Types>`
  const [small, bomb] = [types, types + ' '.repeat(50_000_000)].map((content) =>
    zip({ '[Content_Types].xml': content, 'word/document.xml': '<xml/>' }, { compress: true }),
  )
  expect(bomb?.length).toBeLessThan(100_000)
  expect((await send(small ?? '', 'a.docx')).status).toBe(201)
  expect((await send(bomb ?? '', 'a.docx')).status).toBe(400)
})
