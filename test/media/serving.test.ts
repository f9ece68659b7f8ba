import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { addressesOf, download, jpeg, upload } from '../helpers/media.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let editor: Account
let text: string
beforeAll(async () => {
  server = await startTestServer()
  editor = await createAccount(server.payload, 'editor')
  const { doc } = await send('0123456789', 'Übersicht "2026".txt')
  text = doc.url ?? ''
})
afterAll(() => server.close())

const send = (content: Uint8Array | string, name: string, fields: Record<string, unknown> = {}) =>
  upload(server, { as: editor.session, content, name, fields: { alt: 'x', ...fields } })
const get = (headers: Record<string, string> = {}, method = 'GET') =>
  download(server, text, { headers, method })

test('a public file is cached for good, with a strong ETag and nothing in it that could run', async () => {
  const { doc } = await send(await jpeg(), 'a.jpg')
  const files = await Promise.all(addressesOf(doc).map((address) => download(server, address)))
  for (const { status, headers } of files) {
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('ETag')).toMatch(/^"[\w-]+"$/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Security-Policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    expect(headers.get('Content-Disposition')).toMatch(/^inline; filename="image\.(jpg|webp)"/)
  }
  expect(new Set(files.map(({ headers }) => headers.get('ETag'))).size).toBe(files.length)
})

test('a document that a browser would not show in safety is downloaded under its own name', async () => {
  const { headers } = await get()
  expect(headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  expect(headers.get('Content-Disposition')).toBe(
    `attachment; filename="_bersicht-2026.txt"; filename*=UTF-8''%C3%9Cbersicht-2026.txt`,
  )
})

test('a copy that is current is not sent again', async () => {
  const etag = (await get()).headers.get('ETag') ?? ''
  for (const value of [etag, `"other", W/${etag}`, '*']) {
    const answer = await get({ 'If-None-Match': value })
    expect([answer.status, await answer.text()]).toEqual([304, ''])
    expect(answer.headers.get('ETag')).toBe(etag)
  }
  expect((await get({ 'If-None-Match': '"other"' })).status).toBe(200)
})

test('HEAD says what GET would, without the body', async () => {
  const head = await get({}, 'HEAD')
  const { headers } = await get()
  expect([head.status, await head.text()]).toEqual([200, ''])
  for (const name of ['Content-Length', 'Content-Type', 'ETag', 'Cache-Control', 'Accept-Ranges']) {
    expect(head.headers.get(name)).toBe(headers.get(name))
  }
  expect(head.headers.get('Content-Length')).toBe('10')
})

test.each([
  ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
  ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
  ['bytes=-2', 206, '89', 'bytes 8-9/10'],
  ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
  ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  ['bytes=-0', 416, '', 'bytes */10'],
  ['bytes=5-2', 200, '0123456789', null],
  ['bytes=0-1,4-5', 200, '0123456789', null],
  ['lines=0-1', 200, '0123456789', null],
  ['bytes=a-b', 200, '0123456789', null],
])('the range %s is answered with %i', async (range, status, body, contentRange) => {
  const answer = await get({ Range: range })
  expect([answer.status, await answer.text(), answer.headers.get('Content-Range')]).toEqual([
    status,
    body,
    contentRange,
  ])
})

test('a range of another version is not mixed with this one', async () => {
  const etag = (await get()).headers.get('ETag') ?? ''
  const current = await get({ Range: 'bytes=0-1', 'If-Range': etag })
  const other = await get({ Range: 'bytes=0-1', 'If-Range': '"other"' })
  expect([current.status, other.status]).toEqual([206, 200])
})

test('a recording can be sought in', async () => {
  const wav = Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0', 'latin1'),
    Buffer.alloc(500_000, 7),
  ])
  const { doc } = await send(wav, 'cuppa.wav')
  const { status, headers } = await download(server, doc.url, {
    headers: { Range: 'bytes=400000-400099' },
  })
  expect([status, headers.get('Content-Length')]).toEqual([206, '100'])
})

test('a missing file, of a document or of none, is 404', async () => {
  const { doc } = await send(await jpeg(), 'lost.jpg')
  await server.payload.db.updateOne({
    collection: 'media',
    id: doc.id,
    data: { filename: 'nowhere.jpg' },
  })
  expect((await download(server, '/api/media/file/nowhere.jpg')).status).toBe(404)
  expect((await download(server, '/api/media/file/never.jpg')).status).toBe(404)
})

test('no address leads out of the folder', async () => {
  await writeFile(path.join(server.folder, 'secret.txt'), 'secret')
  await writeFile(path.join(server.folder, 'media/loose.txt'), 'secret')
  const addresses = [
    '/api/media/file/../secret.txt',
    '/api/media/file/..%2Fsecret.txt',
    '/api/media/file/..%5Csecret.txt',
    '/api/media/file/%2e%2e%2fsecret.txt',
    '/api/media/file/..%252Fsecret.txt',
    '/api/media/file/.incoming',
    '/api/media/file/loose.txt',
    '/api/media/file/%00',
  ]
  const answers = await Promise.all(addresses.map((address) => raw(address)))
  expect(answers.filter(({ status }) => status < 400)).toEqual([])
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  expect(answers.filter(({ body }) => body.includes('secret'))).toEqual([])
})

/** Sends an address as it is; `fetch` would tidy it. */
const raw = (address: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    request({ hostname, port, path: address }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })

test.each([
  ['pending', undefined, 404],
  ['withdrawn', undefined, 404],
  ['granted', '2020-01-01T00:00:00.000Z', 404],
  ['granted', '2120-01-01T00:00:00.000Z', 200],
  ['not-recorded', undefined, 200],
])('consent that is %s until %s answers %i, for every size', async (status, expiresAt, expected) => {
  const { doc } = await send(await jpeg(700, 500), 'a.jpg', { consent: { status, expiresAt } })
  const byAddress = async (headers: Record<string, string>) =>
    Promise.all(addressesOf(doc).map((address) => download(server, address, { headers })))
  const publicly = await byAddress({})
  expect(publicly.map((answer) => answer.status)).toEqual(publicly.map(() => expected))
  const api = createApi(server.url)
  expect((await api.get(`/media/${doc.id}`)).status).toBe(expected)
  const byStaff = await byAddress({ Authorization: editor.session })
  expect(byStaff.map((answer) => answer.status)).toEqual(byStaff.map(() => 200))
  const hidden = byStaff.filter(({ headers }) => headers.get('Cache-Control') === 'private, no-store')
  expect(hidden.length > 0).toBe(expected === 404)
})

test('a file is not cached for good once consent is recorded or somebody is shown', async () => {
  const person = await server.payload.create({
    collection: 'people',
    data: { fullName: 'Ada Shown', _status: 'published' },
  })
  const granted = await send(await jpeg(), 'a.jpg', { consent: { status: 'granted' } })
  const shown = await send(await jpeg(), 'a.jpg', { people: [person.id] })
  for (const { doc } of [granted, shown]) {
    const { headers } = await download(server, doc.url)
    expect(headers.get('Cache-Control')).toBe('public, no-cache')
  }
})

test.each([
  ['consent', { consent: { status: 'granted' } }],
  ['withdrawal', { consent: { status: 'withdrawn' } }],
])('recording %s moves the file and its sizes to a new address', async (_, change) => {
  const { doc } = await send(await jpeg(700, 500), 'a.jpg')
  const api = createApi(server.url)
  const { body } = await api.patch(`/media/${doc.id}`, { as: editor.session, body: change })
  const moved = body.doc as unknown as typeof doc
  const [former, current] = [addressesOf(doc), addressesOf(moved)]
  expect(current).toHaveLength(former.length)
  expect(current.filter((address) => former.includes(address))).toEqual([])
  const statuses = async (addresses: string[]) =>
    Promise.all(
      addresses.map(
        async (address) =>
          (await download(server, address, { headers: { Authorization: editor.session } })).status,
      ),
    )
  expect(await statuses(former)).toEqual(former.map(() => 404))
  expect(await statuses(current)).toEqual(current.map(() => 200))
  // A further change is of no use to a cache, so the address stays.
  const again = await api.patch(`/media/${doc.id}`, {
    as: editor.session,
    body: { consent: { status: 'pending' } },
  })
  expect(again.body.doc).toMatchObject({ filename: moved.filename })
})

test('the consent of several documents is recorded at once, and each moves', async () => {
  const docs = [await send(await jpeg(), 'a.jpg'), await send(await jpeg(), 'b.jpg')].map(
    ({ doc }) => doc,
  )
  const api = createApi(server.url)
  const { status, body } = await api.patch('/media', {
    as: editor.session,
    query: { where: { id: { in: docs.map(({ id }) => id) } } },
    body: { consent: { status: 'withdrawn' } },
  })
  expect(status).toBe(200)
  const names = body.docs.map(({ filename }) => filename)
  expect(names).toHaveLength(2)
  expect(names.filter((name) => docs.some(({ filename }) => filename === name))).toEqual([])
})
