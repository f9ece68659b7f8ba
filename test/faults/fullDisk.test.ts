import fs from 'node:fs'
import fsPromises, { readdir } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { jpeg, storedFiles, upload } from '../helpers/media.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const { writeFile } = fsPromises

let server: TestServer
let editor: Account
beforeAll(async () => {
  server = await startTestServer()
  editor = await createAccount(server.payload, 'editor')
})
afterEach(() => fillUpAfter(Infinity))
afterAll(() => server.close())

const noSpace = () =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })

/** Has the disk of media take so many more files, and no byte after them. */
function fillUpAfter(files: number): void {
  let room = files
  fsPromises.writeFile = async (file, data, options) => {
    const isContent = typeof file === 'string' && file.includes(`${path.sep}.incoming${path.sep}`)
    if (isContent && (room -= 1) < 0) throw noSpace()
    return writeFile(file, data, options)
  }
  syncBuiltinESMExports()
}

const send = async (content?: Buffer) =>
  upload(server, {
    as: editor.session,
    content: content ?? (await jpeg(1200, 900)),
    fields: { alt: 'x' },
  })

const everything = async () => [
  ...(await storedFiles(server)),
  ...(await readdir(path.join(server.folder, 'media', '.incoming'))),
  ...(await readdir(path.join(server.folder, 'media', '.unsettled'))),
]

test.each([0, 1, 3])(
  'an upload that fits by %d files is answered with 507, leaves nothing, and works once there is room',
  async (files) => {
    await send()
    const before = await everything()
    const documents = await server.payload.count({ collection: 'media' })
    fillUpAfter(files)
    const refused = await send()
    expect(refused.status).toBe(507)
    expect(refused.errors).toEqual([
      { message: 'The server has no room left to store anything. Please try again later.' },
    ])
    expect(await everything()).toEqual(before)
    expect(await server.payload.count({ collection: 'media' })).toEqual(documents)

    fillUpAfter(Infinity)
    expect((await send()).status).toBe(201)
  },
)

test('a disk that fills up while an upload arrives is answered with 507 and when to come back', async () => {
  const { createWriteStream } = fs
  fs.createWriteStream = (file, options) => {
    const stream = createWriteStream(file, options)
    stream._write = (_chunk, _encoding, done) => done(noSpace())
    stream._writev = (_chunks, done) => done(noSpace())
    return stream
  }
  const form = new FormData()
  form.set('_payload', JSON.stringify({ alt: 'x' }))
  form.set('file', new Blob([Buffer.alloc(2_000_000, 'x')]), 'large.txt')
  const refused = await fetch(`${server.url}/api/media`, {
    method: 'POST',
    headers: { Authorization: editor.session },
    body: form,
  }).finally(() => (fs.createWriteStream = createWriteStream))
  expect(refused.status).toBe(507)
  expect(refused.headers.get('Retry-After')).toBe('60')
  expect((await send()).status).toBe(201)
  expect(await readdir(path.join(server.folder, 'media', '.incoming'))).toEqual([])
})
