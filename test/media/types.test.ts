import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { download, jpeg, upload } from '../helpers/media.ts'
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
