import { utimes } from 'node:fs/promises'
import path from 'node:path'
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { diskStorage } from '../../src/media/diskStorage.ts'
import { sweepMedia } from '../../src/media/sweepMedia.ts'
import { createAccount, type Account } from '../helpers/accounts.ts'
import { addressesOf, download, jpeg, storedFiles, upload } from '../helpers/media.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: Account
let undo: (() => void)[] = []
beforeAll(async () => {
  server = await startTestServer()
  editor = await createAccount(server.payload, 'editor')
})
afterEach(() => {
  undo.forEach((work) => work())
  undo = []
})
afterAll(() => server.close())

const send = async (options: Partial<Parameters<typeof upload>[1]> = {}) =>
  upload(server, { as: editor.session, content: await jpeg(), fields: { alt: 'x' }, ...options })
const sweep = (age: number) =>
  sweepMedia(server.payload, diskStorage(path.join(server.folder, 'media')), age)

/** Makes every save or deletion of media fail at its end, as a crash before the commit would. */
const failAtEnd = (name: 'afterChange' | 'afterDelete') => {
  const { hooks } = server.payload.collections.media.config
  const fail: CollectionAfterChangeHook & CollectionAfterDeleteHook = () => {
    throw new Error('crash')
  }
  hooks[name].push(fail)
  undo.push(() => hooks[name].pop())
}

test('a file whose document is never saved goes away', async () => {
  const before = await storedFiles(server)
  failAtEnd('afterChange')
  expect((await send()).status).toBe(500)
  expect(await storedFiles(server)).toEqual(before)
})

test('what a crash leaves without a document is swept, once it is old enough', async () => {
  const before = await storedFiles(server)
  failAtEnd('afterChange')
  const file = { data: await jpeg(), mimetype: 'image/jpeg', name: 'crash.jpg', size: 1 }
  const lost = server.payload.create({ collection: 'media', data: { alt: 'x' }, file })
  await expect(lost).rejects.toThrow('crash')
  const left = (await storedFiles(server)).filter((name) => !before.includes(name))
  expect(left.length).toBeGreaterThan(1)
  await sweep(3_600_000)
  expect(await storedFiles(server)).toEqual(expect.arrayContaining(left))
  const twoHoursAgo = new Date(Date.now() - 7_200_000)
  for (const name of left) {
    await utimes(path.join(server.folder, 'media', name), twoHoursAgo, twoHoursAgo)
  }
  await sweep(3_600_000)
  expect(await storedFiles(server)).toEqual(before)
})

test('sweeping keeps what belongs to a document, and what it knows nothing of', async () => {
  const { doc } = await send()
  const storage = diskStorage(path.join(server.folder, 'media'))
  await storage.write('of-another-database.txt', Buffer.from('x'))
  await storage.settle('of-another-database.txt')
  await storage.unsettle(doc.filename ?? '')
  await sweep(0)
  const files = await storedFiles(server)
  expect(files).toEqual(expect.arrayContaining([doc.filename, 'of-another-database.txt']))
})

test('a deletion that is rolled back keeps the files', async () => {
  const { doc } = await send()
  failAtEnd('afterDelete')
  const api = createApi(server.url)
  expect((await api.delete(`/media/${doc.id}`, { as: editor.session })).status).toBe(500)
  await sweep(0)
  const statuses = await Promise.all(
    addressesOf(doc).map(async (address) => (await download(server, address)).status),
  )
  expect(statuses).toEqual(statuses.map(() => 200))
})

test('a replacement that is rolled back keeps the former files, and no others', async () => {
  const { doc } = await send()
  const before = await storedFiles(server)
  failAtEnd('afterChange')
  expect((await send({ id: doc.id, content: await jpeg(300, 200) })).status).toBe(500)
  expect(await storedFiles(server)).toEqual(before)
  await sweep(0)
  expect((await download(server, doc.url)).status).toBe(200)
})
