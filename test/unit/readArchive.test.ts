import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { limits, parseManifest, type Manifest } from '../../src/backup/manifest.ts'
import { readArchive } from '../../src/backup/readArchive.ts'
import { emptySeal, sealFile } from '../../src/backup/seal.ts'
import { shortLines } from '../../src/backup/restore/shortLines.ts'
import { writeArchive } from '../../src/backup/writeArchive.ts'
import { zip } from '../helpers/zip.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'collective-archive-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
const entryOf = (name: string, content: string) => ({
  path: name,
  bytes: content.length,
  sha256: sha256(content),
})
const manifestOf = (entries: Manifest['entries']): Manifest => ({
  format: 'collective-cms-backup',
  formatVersion: 1,
  program: '0.1.0',
  createdAt: '2026-01-01T00:00:00.000Z',
  database: { kind: 'sqlite', migration: null, consistent: true, counts: {} },
  missingFiles: [],
  entries,
})

/** An archive of these bytes, with a seal that is right: anybody can make one. */
async function sealed(content: Buffer): Promise<string> {
  const file = path.join(folder, `${sha256(content).slice(0, 12)}.zip`)
  const end = Buffer.alloc(2)
  end.writeUInt16LE(emptySeal.length)
  writeFileSync(file, Buffer.concat([content.subarray(0, -2), end, Buffer.from(emptySeal)]))
  await sealFile(file)
  return file
}

const crafted = (
  files: Record<string, string>,
  manifest: unknown = manifestOf(
    Object.entries(files).map(([name, content]) => entryOf(name, content)),
  ),
) => sealed(zip({ ...files, 'manifest.json': JSON.stringify(manifest) }, { compress: true }))

/** Has an archive say another size of all its files than they have. */
function lieAboutSize(file: Buffer, size: number, said: number): Buffer {
  const lying = Buffer.from(file)
  const real = Buffer.alloc(4)
  real.writeUInt32LE(size)
  for (let at = lying.indexOf(real); at !== -1; at = lying.indexOf(real, at + 4)) {
    lying.writeUInt32LE(said, at)
  }
  return lying
}

const oneLine = /^[^\n]+; nothing was changed\.$/
const read = async (file: string) => (await readArchive(file)).close()
const refusal = async (file: string) => {
  const error: unknown = await read(file).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    name: 'OperatorError',
    message: expect.stringMatching(oneLine) as unknown,
  })
  return (error as Error).message
}

test('what is crafted as a backup is, is read', async () => {
  const archive = await readArchive(await crafted({ 'media/a.txt': 'content' }))
  const [entry] = archive.manifest.entries
  expect(entry && (await buffer(archive.stream(entry))).toString()).toBe('content')
  archive.close()
})

test.each([
  'media/../../escaped',
  '../escaped',
  '/etc/escaped',
  'media/.hidden',
  'media/sub/folder',
  'media/back\\slash',
  'media/line\nfeed',
  'media/',
  'elsewhere/file',
])('a manifest that names %j is refused', async (name) => {
  const file = await crafted({ 'media/a.txt': 'x' }, manifestOf([entryOf(name, 'x')]))
  expect(await refusal(file)).toContain('is not the name of a file in a backup')
})

test('so is an archive with a part that leads elsewhere, listed or not', async () => {
  const file = await crafted({ '../escaped': 'x' }, manifestOf([]))
  expect(await refusal(file)).toContain('cannot be read as a backup')
})

test('a part of another size than the manifest says is refused before anything is read', async () => {
  const content = 'x'.repeat(1000)
  const entry = { ...entryOf('media/a.txt', content), bytes: 10 }
  const file = await crafted({ 'media/a.txt': content }, manifestOf([entry]))
  expect(await refusal(file)).toContain('is 1000 bytes long, not 10 as its manifest says')
})

test('a part that holds more than both say ends where it should', async () => {
  const size = 50_000_017
  const content = 'x'.repeat(size)
  const entry = { ...entryOf('media/a.txt', content), bytes: 10 }
  const files = { 'media/a.txt': content, 'manifest.json': JSON.stringify(manifestOf([entry])) }
  const archive = await readArchive(
    await sealed(lieAboutSize(zip(files, { compress: true }), size, 10)),
  )
  let bytes = 0
  const readAll = async () => {
    for await (const chunk of archive.stream(entry)) bytes += chunk.length
  }
  await expect(readAll()).rejects.toThrow(/cannot be read as a backup: .*too many bytes/)
  expect(bytes).toBeLessThan(1_000_000)
  archive.close()
})

test('a manifest that is larger than it may be, or than it says, is not read', async () => {
  const text = `"${' '.repeat(3_000_001)}"`
  const plain = zip({ 'manifest.json': text }, { compress: true })
  const huge = await sealed(lieAboutSize(plain, text.length, limits.manifestBytes + 1))
  expect(await refusal(huge)).toContain('lists more than a backup can hold')
  const lying = await sealed(lieAboutSize(plain, text.length, 100))
  expect(await refusal(lying)).toContain('too many bytes')
})

test('more parts than there may be are not looked through', async () => {
  const plain = zip({ 'manifest.json': '{}' })
  // The numbers of parts at the end, where one is as large as the format takes without ZIP64.
  const many = Buffer.from(plain)
  many.writeUInt16LE(0xfffe, many.length - 14)
  many.writeUInt16LE(0xfffe, many.length - 12)
  expect(await refusal(await sealed(many))).toContain('cannot be read as a backup')
  const entries = Array.from({ length: limits.entries + 1 }, () => 0)
  expect(() => parseManifest(JSON.stringify({ ...manifestOf([]), entries }))).toThrow(
    `it lists more than ${limits.entries} files; nothing was changed.`,
  )
})

test('a line that no memory could hold is not waited for', async () => {
  const lines = async (...chunks: string[]) =>
    (await buffer(shortLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), 10))).length
  expect(await lines('12345\n12345', '12345\n', '1234567890', '\n')).toBe(28)
  await expect(lines('1\n12345', '123456', '\n')).rejects.toThrow('longer than a document can be')
})

test('a file is listed once', () => {
  const entry = entryOf('media/a.txt', 'x')
  expect(() => parseManifest(JSON.stringify(manifestOf([entry, entry])))).toThrow(
    'lists a file twice',
  )
})

test.each([
  ['{', 'manifest.json is not JSON'],
  ['null', 'This is not a backup that can be read'],
  [JSON.stringify({ ...manifestOf([]), format: 'another' }), 'format'],
])('the manifest %s is refused', async (manifest, words) => {
  expect(await refusal(await sealed(zip({ 'manifest.json': manifest })))).toContain(words)
})

test('no backup is written that could not be restored', async () => {
  const entry = { path: 'media/a.txt', compress: false, stream: async function* () {} }
  const file = path.join(folder, 'large.zip')
  const entries = Array.from({ length: limits.entries + 1 }, () => entry)
  await expect(writeArchive(file, entries, manifestOf)).rejects.toThrow('500000 at most')
  expect(() => readFileSync(file)).toThrow('ENOENT')
})
