import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { createBackup } from '../../src/backup/createBackup.ts'
import type { Manifest } from '../../src/backup/manifest.ts'
import { databaseTarget } from '../../src/backup/restore/databaseTarget.ts'
import { restoreBackup } from '../../src/backup/restore/restoreBackup.ts'
import { settleInterruptedRestore } from '../../src/backup/restore/settleRestore.ts'
import { openPayload } from '../../src/cli/openPayload.ts'
import { readEnv } from '../../src/env.ts'
import { createAccount, password, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { jpeg, storedFiles, upload } from '../helpers/media.ts'
import { otherDatabase } from '../helpers/otherDatabase.ts'
import { appCode, giveSecondFactor } from '../helpers/secondFactor.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

let server: TestServer
let admin: Account
let editor: Account
let factor: Awaited<ReturnType<typeof giveSecondFactor>>
let file: string
let manifest: Manifest
let files: string[]
const written: string[] = []

beforeAll(async () => {
  server = await startTestServer()
  admin = await createAccount(server.payload, 'admin')
  editor = await createAccount(server.payload, 'editor')
  factor = await giveSecondFactor(server.payload, editor.id)
  const { doc } = await upload(server, {
    as: admin.session,
    content: await jpeg(),
    fields: { alt: 'A picture' },
  })
  const post = await server.payload.create({
    collection: 'posts',
    data: { ...factories.posts({ title: 'Before' }), heroImage: doc.id, _status: 'published' },
  })
  await server.payload.update({ collection: 'posts', id: post.id, data: { title: 'After' } })
  await server.payload.update({
    collection: 'posts',
    id: post.id,
    data: { title: 'A draft' },
    draft: true,
  })
  files = await storedFiles(server)
  file = path.join(server.folder, 'backup.zip')
  const writing = new AbortController()
  const writer = writeUntil(writing.signal)
  try {
    manifest = await createBackup(file, readEnv())
  } finally {
    writing.abort()
    await writer
  }
}, 180_000)
afterAll(() => server.close())

/** Saves topics one after the other, as a server does while it is backed up. */
async function writeUntil(signal: AbortSignal): Promise<void> {
  do {
    const { id } = await server.payload.create({
      collection: 'topics',
      data: factories.topics(),
    })
    written.push(id)
    // SQLite answers at once: without this nothing else would ever have its turn.
    await setImmediate()
  } while (!signal.aborted)
}

type Elsewhere = ReturnType<typeof otherDatabase>

let opened = 0

const options = (other: Elsewhere, force = false) => ({
  force,
  prepare: async (DATABASE_URL: string) => {
    await look({ ...other, DATABASE_URL }, async () => {})
  },
})

const restore = (other: Elsewhere, from = file, force = false) =>
  restoreBackup(from, other, options(other, force))

/** Opens another database than the server's. */
async function look<T>(other: Elsewhere, work: (payload: Payload) => Promise<T>): Promise<T> {
  const payload = await openPayload(other, `look-${(opened += 1)}`)
  try {
    return await work(payload)
  } finally {
    await payload.destroy()
  }
}

const everything = { depth: 0, limit: 0, pagination: false, sort: 'id', trash: true } as const

const contentOf = async (payload: Payload) => ({
  posts: await payload.find({ collection: 'posts', ...everything, showHiddenFields: true }),
  versions: (await payload.findVersions({ collection: 'posts', ...everything })).docs,
  media: (await payload.find({ collection: 'media', ...everything })).docs,
})

const topicsOf = async (payload: Payload) =>
  (await payload.find({ collection: 'topics', ...everything })).docs.map(({ id }) => id)

const mediaOf = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'))

/** A database and a folder that hold something else. */
async function occupied() {
  const other = otherDatabase(server)
  await look(other, (payload) =>
    payload.create({ collection: 'topics', data: { name: 'Was here before' } }),
  )
  const storage = path.join(other.MEDIA_DIR, 'was-here.txt')
  await createBackup(path.join(other.folder, 'makes-the-folder.zip'), other)
  writeFileSync(storage, 'before')
  return other
}

const namesOf = (other: Elsewhere) =>
  look(other, async (payload) =>
    (await payload.find({ collection: 'topics' })).docs.map(({ name }) => name),
  )

// Each command is a process of its own.
vi.setConfig({ testTimeout: 180_000 })

const run = (
  source: Parameters<typeof nodeArguments>[0],
  args: string[],
  variables: Record<string, string | undefined> = {},
) =>
  spawnSync(process.execPath, [...nodeArguments(source), ...args], {
    encoding: 'utf8',
    // One that never ends fails here.
    timeout: 60_000,
    env: { ...process.env, LOG_LEVEL: 'error', ...variables },
  })

test('a backup beside a server that writes comes back elsewhere: documents, versions, files, passwords and second factors', async () => {
  const other = otherDatabase(server)
  await restore(other)
  await look(other, async (payload) => {
    expect(await contentOf(payload)).toEqual(await contentOf(server.payload))
    const { user } = await payload.login({
      collection: 'users',
      data: { email: admin.email, password },
    })
    expect(user?.id).toBe(admin.id)
    const asEditor = { email: editor.email, password }
    await expect(payload.login({ collection: 'users', data: asEditor })).rejects.toThrow('code')
    const withCode = { givenCode: appCode(factor.secret) }
    const login = await payload.login({ collection: 'users', data: asEditor, context: withCode })
    expect(login.user?.id).toBe(editor.id)
    // Of what was saved meanwhile it has all up to one moment, and nothing after it.
    const topics = await topicsOf(payload)
    expect(topics).toEqual(written.slice(0, topics.length).sort())
  })
  expect(mediaOf(other.MEDIA_DIR).sort()).toEqual([...files].sort())
  const [name = ''] = files
  expect(readFileSync(path.join(other.MEDIA_DIR, name))).toEqual(
    readFileSync(path.join(server.folder, 'media', name)),
  )
})

test('only its owner can read a backup, nothing temporary is left, and it says what is in it', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const folders = [server.folder, path.join(server.folder, 'media')]
  expect(folders.flatMap((folder) => readdirSync(folder)).filter(isTemporary)).toEqual([])
  expect(manifest.database.consistent).toBe(true)
  expect(manifest.missingFiles).toEqual([])
  expect(manifest.entries.filter(({ path }) => path.startsWith('media/'))).toHaveLength(
    files.length,
  )
  expect(readFileSync(file).includes(process.env.PAYLOAD_SECRET ?? '')).toBe(false)
})

const isTemporary = (name: string) => name.startsWith('.backup-')

test('a file that is there is kept, unless forced', async () => {
  const before = readFileSync(file)
  await expect(createBackup(file, readEnv())).rejects.toThrow('is there already')
  expect(readFileSync(file).equals(before)).toBe(true)
  const again = path.join(server.folder, 'again.zip')
  writeFileSync(again, 'something')
  await createBackup(again, readEnv(), { force: true })
  expect(statSync(again).size).toBeGreaterThan(1000)
})

test('a file that documents name and nobody has is told of', async () => {
  const { doc } = await upload(server, {
    as: admin.session,
    content: await jpeg(),
    fields: { alt: 'x' },
  })
  const lost = path.join(server.folder, 'media', doc.filename ?? '')
  const content = readFileSync(lost)
  rmSync(lost)
  const made = await createBackup(path.join(server.folder, 'missing.zip'), readEnv())
  writeFileSync(lost, content)
  expect(made.missingFiles).toEqual([doc.filename])
})

test('a backup that fails before it is written ends all the same', async () => {
  const { doc } = await upload(server, {
    as: admin.session,
    content: await jpeg(),
    fields: { alt: 'x' },
  })
  // No disk takes a name of this length.
  const filename = 'x'.repeat(300)
  const nameIt = (data: { filename?: string | null }) =>
    server.payload.db.updateOne({ collection: 'media', id: doc.id, data })
  await nameIt({ filename })
  const { signal, status, stderr } = run('src/cli/index.ts', [
    'backup',
    path.join(server.folder, 'never.zip'),
  ])
  await nameIt({ filename: doc.filename })
  expect([signal, status]).toEqual([null, 1])
  expect(stderr).toContain('ENAMETOOLONG')
})

test.each([
  ['at its start', 0.001],
  ['in the middle', 0.5],
  ['in its table of contents', 0.99],
])('a byte that flips %s is noticed, and nothing is changed', async (_, where) => {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length * where)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  const damaged = path.join(server.folder, 'damaged.zip')
  writeFileSync(damaged, bytes)
  const other = otherDatabase(server)
  await expect(restore(other, damaged, true)).rejects.toThrow('is damaged')
  expect(readdirSync(other.folder)).toEqual([])
})

test('a file that was cut short, or is none of ours, is refused', async () => {
  const short = path.join(server.folder, 'short.zip')
  writeFileSync(short, readFileSync(file).subarray(0, -1000))
  const other = otherDatabase(server)
  await expect(restore(other, short)).rejects.toThrow('is cut short')
  await expect(restore(other, path.join(server.folder, 'none.zip'))).rejects.toThrow(
    'There is no file',
  )
})

test('a target that has content is kept, unless forced', async () => {
  const other = await occupied()
  await expect(restore(other)).rejects.toThrow('has content already; nothing was changed')
  expect(await namesOf(other)).toEqual(['Was here before'])
  expect(mediaOf(other.MEDIA_DIR)).toEqual(['was-here.txt'])
  await restore(other, file, true)
  expect(await namesOf(other)).not.toContain('Was here before')
  expect(mediaOf(other.MEDIA_DIR).sort()).toEqual([...files].sort())
  expect(readdirSync(other.folder).filter((name) => /restor|replaced/.test(name))).toEqual([])
})

test('a database that a server has open is not replaced', async () => {
  await expect(
    restoreBackup(file, readEnv(), options(otherDatabase(server), true)),
  ).rejects.toThrow(/server (is already using|has this database open)/i)
})

test('files without a database are kept too', async () => {
  const other = otherDatabase(server)
  mkdirSync(other.MEDIA_DIR)
  writeFileSync(path.join(other.MEDIA_DIR, 'was-here.txt'), 'before')
  await expect(restore(other)).rejects.toThrow('has files already; nothing was changed')
})

test('what is no file of media is left alone: folders, links, and what they lead to', async () => {
  const other = otherDatabase(server)
  const inMedia = (...names: string[]) => path.join(other.MEDIA_DIR, ...names)
  mkdirSync(inMedia('originals'), { recursive: true })
  mkdirSync(inMedia('lost+found'))
  writeFileSync(inMedia('originals', 'large.tif'), 'before')
  symlinkSync(inMedia('originals', 'large.tif'), inMedia('linked.tif'))
  await restore(other)
  const others = ['linked.tif', 'lost+found', 'originals']
  expect(mediaOf(other.MEDIA_DIR).sort()).toEqual([...files, ...others].sort())
  await restore(other, file, true)
  expect(mediaOf(other.MEDIA_DIR).sort()).toEqual([...files, ...others].sort())
  expect(readFileSync(inMedia('linked.tif'), 'utf8')).toBe('before')
})

test('a folder or a link that has the name of a file of the backup is told of, and stays', async () => {
  const other = await occupied()
  const [name = ''] = files
  const link = path.join(other.MEDIA_DIR, name)
  symlinkSync('elsewhere', link)
  await expect(restore(other, file, true)).rejects.toThrow('is in the way of a file of the backup')
  expect(mediaOf(other.MEDIA_DIR).sort()).toEqual([name, 'was-here.txt'].sort())
  expect(readlinkSync(link)).toBe('elsewhere')
  expect(await namesOf(other)).toEqual(['Was here before'])
})

test('what fails half-way puts the old back', async () => {
  const other = await occupied()
  await expect(
    restoreBackup(file, other, {
      ...options(other, true),
      onState: (state) => {
        if (state === 'placing') throw new Error('the disk is full')
      },
    }),
  ).rejects.toThrow('the disk is full')
  expect(await namesOf(other)).toEqual(['Was here before'])
  expect(mediaOf(other.MEDIA_DIR)).toEqual(['was-here.txt'])
})

test.each([
  ['staging', /^A restore was cut short: .*replaced nothing\.$/, ['Was here before']],
  ['setting-aside', /^A restore was cut short: .*put back\.$/, ['Was here before']],
  ['placing', /^A restore was cut short: .*put back\.$/, ['Was here before']],
  ['placed', /^A restore was cut short once it was complete/, undefined],
])('killed while %s, the old or the new is whole, and said', async (state, message, names) => {
  const other = await occupied()
  const killed = run('test/helpers/killedRestore.ts', [file, state], other)
  expect(killed.signal).toBe('SIGKILL')
  // On MongoDB a process that was killed counts as alive for a while.
  const settle = () => settleInterruptedRestore(() => databaseTarget(other))
  const said = await vi.waitFor(settle, { timeout: 60_000, interval: 1000 })
  expect(said).toMatch(message)
  const found = await namesOf(other)
  expect(names ?? [expect.stringMatching(/^Topic/)]).toEqual(names ? found : [found[0]])
  expect(existsSync(path.join(other.MEDIA_DIR, 'was-here.txt'))).toBe(names !== undefined)
  expect(await settleInterruptedRestore(() => databaseTarget(other))).toBeUndefined()
})
