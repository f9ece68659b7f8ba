import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { startBucket, type TestBucket } from '../helpers/bucket.ts'
import { addressesOf, download, jpeg, upload } from '../helpers/media.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let bucket: TestBucket
let server: TestServer
let editor: Account

beforeAll(async () => {
  bucket = await startBucket()
  server = await startTestServer({ ...bucket.variables, S3_SIGNED_LINKS: 'true' })
  editor = await createAccount(server.payload, 'editor')
})
afterAll(async () => {
  await server.close()
  await bucket.close()
})

const send = async (fields: Record<string, unknown> = {}) => {
  const { doc } = await upload(server, {
    as: editor.session,
    content: await jpeg(),
    fields: { alt: 'x', ...fields },
  })
  return doc
}
const ask = (address: string | null | undefined, init: RequestInit = {}) =>
  download(server, address, { redirect: 'manual', ...init })

test('a file of nobody in particular is handed out by a link to the bucket that lives a minute', async () => {
  const doc = await send()
  for (const address of addressesOf(doc)) {
    const answer = await ask(address)
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([302, 'private, no-store'])
    const link = new URL(answer.headers.get('Location') ?? '')
    expect(link.origin).toBe(bucket.variables.S3_ENDPOINT)
    expect(Number(link.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(60)
    const file = await fetch(link)
    expect(file.status).toBe(200)
    expect(file.headers.get('Content-Type')).toMatch(/^image\/(jpeg|webp)$/)
    expect(file.headers.get('Content-Disposition')).toMatch(/^inline; filename="image\.(jpg|webp)"/)
  }
})

test.each([
  ['with consent', { consent: { status: 'granted' } }],
  ['with consent that lasts for a time', { consent: { status: 'granted', expiresAt: '2099-01-01' } }],
])('a file %s passes through us', async (_, fields) => {
  const doc = await send(fields)
  const answer = await ask(doc.url)
  expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'public, no-cache'])
  expect(answer.headers.get('Location')).toBeNull()
})

test('a file that shows somebody passes through us', async () => {
  const person = await server.payload.create({
    collection: 'people',
    data: { fullName: 'Ada Example', _status: 'published' },
    draft: false,
  })
  const doc = await send({ people: [person.id] })
  const answer = await ask(doc.url)
  expect([answer.status, answer.headers.get('Location')]).toEqual([200, null])
})

test('who may not read a file gets no link, nor is there one to a file that is missing', async () => {
  const hidden = await send({ consent: { status: 'pending' } })
  expect((await ask(hidden.url)).status).toBe(404)
  expect((await ask('/api/media/file/nothing.jpg')).status).toBe(404)
})

test('staff, our own pages and HEAD get the file itself', async () => {
  const { url } = await send()
  const answers = [
    await ask(url, { headers: { Authorization: editor.session } }),
    await ask(url, { headers: { 'Sec-Fetch-Site': 'same-origin' } }),
    await ask(url, { method: 'HEAD' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
})

test('where the bucket cannot be reached, no link is given to it', async () => {
  const { url } = await send()
  bucket.failWhen(() => 'refuse')
  expect((await ask(url)).status).toBe(503)
  bucket.failWhen()
})
