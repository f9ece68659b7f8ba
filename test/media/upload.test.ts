import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccounts } from '../helpers/accounts.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { createApi } from '../helpers/rest.ts'
import { addressesOf, download, jpeg, storedFiles, upload } from '../helpers/media.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
beforeAll(async () => {
  server = await startTestServer({ UPLOAD_MAX_MB: '4' })
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
})
afterAll(() => server.close())

const send = (options: Parameters<typeof upload>[1] = {}) =>
  upload(server, { as: accounts.editor.session, ...options })
const picture = async () => send({ content: await jpeg(), fields: { alt: 'A blue square' } })
const problemsOf = (answer: { errors: { data?: { errors?: { path: string }[] } }[] }) =>
  answer.errors.flatMap((error) => error.data?.errors?.map(({ path }) => path) ?? [])

test('an image needs alternative text, unless it is only decorative', async () => {
  const bare = await send({ content: await jpeg() })
  const blank = await send({ content: await jpeg(), fields: { alt: '  ' } })
  const decorative = await send({ content: await jpeg(), fields: { decorative: true } })
  expect([bare.status, blank.status, decorative.status]).toEqual([400, 400, 201])
  expect(problemsOf(bare)).toEqual(['alt'])
  const { doc } = decorative
  const emptied = await send({ id: doc.id, fields: { decorative: false } })
  expect([emptied.status, problemsOf(emptied)]).toEqual([400, ['alt']])
})

test('a document needs no alternative text', async () => {
  const { status, doc } = await send({ content: 'Minutes of the meeting', name: 'minutes.txt' })
  expect([status, doc.mimeType, doc.width, doc.sizes?.thumbnail?.url]).toEqual([
    201,
    'text/plain',
    null,
    null,
  ])
})

test('a refused upload leaves no file', async () => {
  const before = await storedFiles(server)
  const { status } = await send({ content: await jpeg() })
  expect(status).toBe(400)
  expect(await storedFiles(server)).toEqual(before)
})

test('a new document needs a file, and none is fetched from an address', async () => {
  const without = await api.post('/media', {
    as: accounts.editor.session,
    body: { alt: 'x', filename: 'healthz', url: `${server.url}/healthz` },
  })
  expect(without.status).toBe(400)
  expect(problemsOf(without.body)).toEqual(['file'])
  const { body } = await api.graphql(
    `mutation { createMedia(data: { alt: "x", filename: "healthz", url: "${server.url}/healthz" }) { id } }`,
    { as: accounts.editor.session },
  )
  expect(JSON.stringify(body.errors)).toContain('choose a file')
  const pasted = await api.get(`/media/paste-url?src=${server.url}/healthz`, {
    as: accounts.editor.session,
  })
  expect(pasted.status).toBe(400)
})

test('no address makes the server ask another, by any route', async () => {
  const { port, received, close } = await startReceiver()
  const url = `http://127.0.0.1:${port}/secret.jpg`
  const as = accounts.editor.session
  const { doc } = await picture()
  const query = { src: url }
  const body = { url, alt: 'x', filename: 'secret.jpg', mimeType: 'image/jpeg' }
  const refused = [
    await api.get('/media/paste-url', { as, query }),
    await api.get(`/media/paste-url/${doc.id}`, { as, query }),
    await api.post('/media/paste-url', { as, query, body: { src: url } }),
    await api.post('/media', { as, body }),
    await api.post('/media', { as, query: { uploadEdits: { crop: true } }, body }),
  ]
  expect(refused.map(({ status }) => status >= 400 && status < 500)).toEqual(refused.map(() => true))
  await api.patch(`/media/${doc.id}`, { as, body })
  await api.patch('/media', { as, query: { where: { id: { equals: doc.id } } }, body })
  await send({ fields: body })
  await send({ id: doc.id, fields: { ...body, focalX: 10, focalY: 10 } })
  await api.graphql(
    `mutation { updateMedia(id: "${doc.id}", data: { url: "${url}", filename: "secret.jpg" }) { id } }`,
    { as },
  )
  expect(received).toEqual([])
  await close()
})

test('an address beside a file is ignored', async () => {
  const fields = { alt: 'x', filename: 'other.jpg', url: 'http://192.0.2.1/secret' }
  const { status, doc } = await send({ content: await jpeg(), name: 'own.jpg', fields })
  expect(status).toBe(201)
  expect(doc.filename).toMatch(/^image-[0-9a-z]{12}\.jpg$/)
  expect(doc.url).toBe(`/api/media/file/${doc.filename}`)
})

test('clients cannot say what a file is, nor take the file of another document', async () => {
  const { doc: mine } = await picture()
  const { doc: other } = await picture()
  for (const field of ['filename', 'url'] as const) {
    const answer = await api.patch(`/media/${mine.id}`, {
      as: accounts.editor.session,
      body: {
        [field]: other[field],
        mimeType: 'text/html',
        filesize: 1,
        width: 1,
        sizes: { thumbnail: { filename: other.filename, mimeType: 'text/html' } },
      },
    })
    const { filename, url, mimeType, filesize, width, sizes } = mine
    expect(answer.body.doc).toMatchObject({ filename, url, mimeType, filesize, width, sizes })
  }
  await api.delete(`/media/${mine.id}`, { as: accounts.editor.session })
  expect((await download(server, other.url)).status).toBe(200)
})

test('a change of words keeps the file', async () => {
  const { doc } = await picture()
  const { body } = await api.patch(`/media/${doc.id}`, {
    as: accounts.editor.session,
    body: { alt: 'A square, blue' },
  })
  expect(body.doc).toMatchObject({ alt: 'A square, blue', filename: doc.filename, sizes: doc.sizes })
  expect((await download(server, doc.url)).status).toBe(200)
})

test('a replaced file has a new address, and the former files are gone', async () => {
  const { doc } = await picture()
  const replaced = await send({ id: doc.id, content: await jpeg(400, 300), name: 'smaller.jpg' })
  expect(replaced.status).toBe(200)
  expect(replaced.doc.width).toBe(400)
  expect(replaced.doc.sizes?.small?.filename).toBeNull()
  const former = await Promise.all(addressesOf(doc).map((address) => download(server, address)))
  expect(former.map(({ status }) => status)).toEqual(former.map(() => 404))
  const files = await storedFiles(server)
  expect(files).not.toContain(doc.filename)
  expect(files).toContain(replaced.doc.filename)
})

test('a file cannot replace those of several documents at once', async () => {
  const { doc } = await picture()
  const { status, errors } = await upload(server, {
    as: accounts.editor.session,
    content: await jpeg(),
    id: `?where[id][equals]=${doc.id}`,
  })
  expect([status, problemsOf({ errors })]).toEqual([400, ['file']])
})

test('twenty uploads of one name at the same time do not clash', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, number) =>
      send({
        content: await jpeg(50 + number, 50),
        name: 'cuppa.jpg',
        fields: { alt: `Cuppa ${number}` },
      }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
  expect(new Set(answers.map(({ doc }) => doc.filename)).size).toBe(20)
  const widths = await Promise.all(
    answers.map(async ({ doc }) => {
      const file = await download(server, doc.url)
      return (await sharp(await file.arrayBuffer()).metadata()).width
    }),
  )
  expect(widths).toEqual(answers.map((_, number) => 50 + number))
})

test.each([
  ['../../etc/passwd.txt', /^passwd-\w{12}\.txt$/],
  ['C:\\Users\\me\\Фото Ёлки.TXT', /^Фото-Ёлки-\w{12}\.txt$/],
  ['a\u202Egpj.exe', /^a-gpj-\w{12}\.txt$/],
  ['.htaccess', /^(htaccess|file)-\w{12}\.txt$/],
  [`${'long '.repeat(100)}.txt`, /^(long-?)+-\w{12}\.txt$/],
  ['???.txt', /^file-\w{12}\.txt$/],
  ['\u202etxt.\u202cphp\u2066.html', /^txt-php-\w{12}\.txt$/],
  ['%2e%2e%2fpasswd%00.txt', /^2e-2e-2fpasswd-00-\w{12}\.txt$/],
  ['CON.txt', /^CON-\w{12}\.txt$/],
  ['a\u200b\u00ad\ufeffb.txt', /^a-b-\w{12}\.txt$/],
  [`${'é'.repeat(5000)}.txt`, /^é+-\w{12}\.txt$/],
])('the name %j of a document is cleaned and stays readable', async (name, expected) => {
  const { doc } = await send({ content: 'Only words', name, fields: { alt: 'x' } })
  expect(doc.filename).toMatch(expected)
  expect(Buffer.byteLength(doc.filename ?? '')).toBeLessThan(200)
  expect((await download(server, doc.url)).status).toBe(200)
})

test('a file of people has a neutral address, and its name is for staff', async () => {
  const as = accounts.editor.session
  const person = await api.post('/people', { as, body: { fullName: 'Jane Zymurgy' } })
  const people = [person.body.doc.id]
  const at = async (id: string) => (await api.get(`/media/${id}`)).body
  const { doc: photo } = await send({ content: await jpeg(), name: 'jane-zymurgy.jpg', fields: { alt: 'x' } })
  expect(photo).toMatchObject({ originalName: 'jane-zymurgy.jpg' })
  const fields = { people }
  const sent = [
    await send({ content: 'Hello', name: 'jane-zymurgy.txt', fields }),
    await send({ content: 'Hello', name: 'jane-zymurgy.txt' }),
  ]
  const [shown = '', later = ''] = sent.map(({ doc }) => doc.id)
  expect((await at(later)).filename).toMatch(/^jane-zymurgy-\w{12}\.txt$/)
  await api.patch(`/media/${later}`, { as, body: { people } })
  await send({ id: shown, content: 'Again', name: 'zymurgy.txt' })
  for (const id of [photo.id, shown, later]) {
    expect(JSON.stringify(await at(id))).not.toMatch(/zymurgy|originalName/)
    const found = await api.get('/media', { query: { where: { originalName: { like: 'z' } } } })
    expect(found.status).toBe(400)
  }
  const own = await api.patch(`/media/${later}`, { as, body: { originalName: 'other' } })
  expect(own.body.doc.originalName).toBe('jane-zymurgy.txt')
})

test('the trash keeps files, restoring works, and deleting for good removes them', async () => {
  const { doc } = await picture()
  const as = accounts.editor.session
  await api.patch(`/media/${doc.id}`, { as, body: { deletedAt: new Date().toISOString() } })
  expect((await download(server, doc.url)).status).toBe(404)
  expect(await storedFiles(server)).toContain(doc.filename)
  await api.patch(`/media/${doc.id}`, { as, query: { trash: true }, body: { deletedAt: null } })
  expect((await download(server, doc.url)).status).toBe(200)
  // What the client asks to see of the deleted document does not matter.
  const deleted = await api.delete(`/media/${doc.id}`, { as, query: { select: { alt: true } } })
  expect(deleted.status).toBe(200)
  const files = await storedFiles(server)
  const names = [doc, ...Object.values(doc.sizes ?? {})].map(({ filename }) => filename)
  expect(files.filter((name) => names.includes(name))).toEqual([])
})

test('several documents are deleted with their files', async () => {
  const docs = (await Promise.all([picture(), picture()])).map(({ doc }) => doc)
  const { status } = await api.delete('/media', {
    as: accounts.editor.session,
    query: { where: { id: { in: docs.map(({ id }) => id) } } },
  })
  expect(status).toBe(200)
  const files = await storedFiles(server)
  expect(docs.filter(({ filename }) => files.includes(filename ?? ''))).toEqual([])
})

test('a document is not duplicated: two would share one consent', async () => {
  const { doc } = await picture()
  const { status } = await api.post(`/media/${doc.id}/duplicate`, {
    as: accounts.editor.session,
    body: {},
  })
  expect(status).toBe(404)
})

test('contributors upload, and change only what is theirs; the public does neither', async () => {
  const { contributor, otherContributor } = accounts
  const content = await jpeg()
  const own = await upload(server, { as: contributor.session, content, fields: { alt: 'Mine' } })
  expect(own.status).toBe(201)
  const { id } = own.doc
  const others = { as: otherContributor.session, content, id, fields: { alt: 'Theirs' } }
  expect((await upload(server, others)).status).toBe(403)
  expect((await upload(server, { content, fields: { alt: 'x' } })).status).toBe(403)
  expect((await upload(server, { content, id })).status).toBe(403)
  expect((await upload(server, { as: contributor.session, content, id })).status).toBe(200)
  const keyed = { as: contributor.apiKey, content, fields: { alt: 'By key' } }
  expect((await upload(server, keyed)).status).toBe(201)
})

test('too large a file is refused with 413', async () => {
  const answers = []
  for (const length of [4_200_000, 5_000_000, 9_000_000]) {
    answers.push(await send({ content: Buffer.alloc(length, 'a'), name: 'long.txt' }))
  }
  expect(answers.map(({ status }) => status)).toEqual([413, 413, 413])
  expect(answers[0]?.errors[0]?.message).toContain('at most 4 MB')
})

test('a malformed form is answered, and the server lives', async () => {
  const body = '--x\r\nContent-Disposition form-data\r\n\r\n'.padEnd(1_000_000, 'a')
  const { status } = await fetch(`${server.url}/api/media`, {
    method: 'POST',
    headers: {
      Authorization: accounts.editor.session,
      'Content-Type': 'multipart/form-data; boundary=x',
    },
    body,
  })
  expect(status).toBe(400)
  expect((await picture()).status).toBe(201)
})

test('nothing stays in the folder for what arrives', async () => {
  await picture()
  await send({ content: '<svg/>', name: 'a.svg' })
  expect(await readdir(path.join(server.folder, 'media/.incoming'))).toEqual([])
  expect(await readdir(path.join(server.folder, 'media/.unsettled'))).toEqual([])
})

test('other software of ours hands over a file by the local API', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'collective-media-'))
  const filePath = path.join(folder, 'drawn.png')
  await sharp(await jpeg()).toFile(filePath)
  const doc = await server.payload.create({
    collection: 'media',
    data: { alt: 'Drawn' },
    filePath,
  })
  await rm(folder, { recursive: true })
  expect(doc.filename).toMatch(/^image-\w{12}\.png$/)
  expect((await download(server, doc.sizes?.thumbnail?.url)).status).toBe(200)
})

test('media is read over GraphQL too', async () => {
  const { doc } = await picture()
  const { body } = await api.graphql(
    `{ Media(id: "${doc.id}") { alt url sizes { thumbnail { url } } } allMedia { totalDocs } }`,
  )
  expect(body.data).toMatchObject({
    Media: { alt: 'A blue square', url: doc.url, sizes: { thumbnail: { url: doc.sizes?.thumbnail?.url } } },
  })
})
