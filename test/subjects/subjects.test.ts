import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccount, createAccounts } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { jpeg, storedFiles, upload } from '../helpers/media.ts'
import { createApi } from '../helpers/rest.ts'
import { giveSecondFactor } from '../helpers/secondFactor.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

type Report = {
  seen: string
  total: number
  kinds: { kind: string; count: number; items: { collection: string; id: string }[] }[]
}

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
let as: string
beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
  as = accounts.admin.session
})
afterAll(() => server.close())

let made = 0

/** Somebody with a profile, earlier names, a quote, credits, a picture and a sign-up. */
async function subject() {
  made += 1
  const name = `Zephyrine Quackenbush${'abcdefgh'[made]}`
  const email = `Zephyrine.${made}@canary.example`
  const { payload } = server
  const person = await payload.create({
    collection: 'people',
    data: {
      ...factories.people({ fullName: `${name} Before`, contact: { email } }),
      _status: 'published',
    },
  })
  await payload.update({
    collection: 'people',
    id: person.id,
    data: { fullName: name, pronouns: `${name} themself`, _status: 'published' },
  })
  await payload.update({
    collection: 'people',
    id: person.id,
    data: { contact: { notes: `A draft about ${name}` } },
    draft: true,
  })
  const quote = await payload.create({
    collection: 'testimonials',
    data: { ...factories.testimonials({ person: person.id, attribution: name }) },
  })
  await payload.update({
    collection: 'testimonials',
    id: quote.id,
    data: { attribution: 'A participant', _status: 'published' },
  })
  const post = await payload.create({
    collection: 'posts',
    data: {
      ...factories.posts({ credits: [{ person: person.id, role: 'author' }] }),
      _status: 'published',
    },
  })
  const other = await payload.create({ collection: 'people', data: factories.people() })
  const alone = await upload(server, {
    as,
    content: await jpeg(),
    fields: { alt: 'A portrait', people: [person.id] },
  })
  const together = await upload(server, {
    as,
    content: await jpeg(),
    fields: { alt: 'Two people', people: [person.id, other.id] },
  })
  const registration = await payload.create({
    collection: 'registrations',
    data: {
      name,
      email: email.toLowerCase(),
      status: 'confirmed',
      sequence: made,
      answers: { q: '=1+1' },
    },
  })
  await payload.create({
    collection: 'mails',
    data: { to: email.toLowerCase(), kind: 'confirmed', status: 'sent', attempts: 1 },
  })
  await payload.db.create({
    collection: 'mails',
    data: {
      id: randomUUID(),
      to: 'staff@example.org',
      kind: 'consent-ended',
      status: 'sent',
      attempts: 1,
      notice: { subject: `Consent ended: person “${name}”`, text: 'It is not public any more.' },
    },
  })
  return { name, email, person, quote, post, other, alone, together, registration }
}

const find = async (body: object) => {
  const answer = await api.post('/subject-requests/find', { as, body })
  expect(answer.status).toBe(200)
  return answer.body as unknown as Report
}

const counts = ({ kinds }: Report) =>
  Object.fromEntries(kinds.map(({ count, kind }) => [kind, count]))

/** All that the database holds, as text; on SQLite the bytes of its files. */
async function stored(): Promise<string> {
  const { connection } = server.payload.db
  if (connection?.collections) {
    const collections = Object.values(connection.collections)
    const all = await Promise.all(collections.map((collection) => collection.find({}).toArray()))
    return JSON.stringify(all)
  }
  return readdirSync(server.folder)
    .filter((file) => file.startsWith('test.db'))
    .map((file) => readFileSync(path.join(server.folder, file), 'latin1'))
    .join('\n')
}

const callers = ['the public', 'contributor', 'editor'] as const
test.each(callers)('%s neither finds, exports nor erases, nor reads what was done', async (who) => {
  const authorization = who === 'the public' ? undefined : accounts[who].session
  const body = { email: 'somebody@example.org' }
  for (const action of ['find', 'export', 'erase']) {
    const answer = await api.post(`/subject-requests/${action}`, { as: authorization, body })
    expect(answer.status).toBe(403)
  }
  const list = await api.get('/subject-requests', { as: authorization })
  expect(list.status).toBe(403)
  const { body: graphql } = await api.graphql('{ SubjectRequests { totalDocs } }', {
    as: authorization,
  })
  expect(graphql.errors).toHaveLength(1)
})

test('a request that says nobody, or both, is refused in plain words', async () => {
  const none = await api.post('/subject-requests/find', { as, body: {} })
  expect(none.status).toBe(400)
  expect(none.body.errors[0]?.message).toContain('either email or person')
  const wrong = await api.post('/subject-requests/find', { as, body: { email: 'ada' } })
  expect(wrong.status).toBe(400)
  expect(wrong.body.errors[0]?.message).toContain('email')
})

test('everything is found by the e-mail and by the profile, and nobody else’s', async () => {
  const { email, person } = await subject()
  const expected = {
    credits: 1,
    mails: 1,
    media: 2,
    notices: 1,
    people: 1,
    registrations: 1,
    testimonials: 1,
  }
  expect(counts(await find({ email }))).toMatchObject(expected)
  expect(counts(await find({ person: person.id }))).toMatchObject(expected)
  expect((await find({ email: 'nobody@canary.example' })).total).toBe(0)
})

test('the ZIP has a report, the data, tables that run nothing, and the files', async () => {
  const { alone, email, name } = await subject()
  const response = await fetch(`${server.url}/api/subject-requests/export`, {
    method: 'POST',
    headers: { Authorization: as, 'Content-Type': 'application/json' },
    body: JSON.stringify({ email }),
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/zip')
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const text = (file: string) => strFromU8(files[file] ?? new Uint8Array())
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['report.json', 'data.json', 'people.csv', 'registrations.csv']),
  )
  expect(Object.keys(files)).toContain(`files/${alone.doc.filename}`)
  expect(text('data.json')).toContain(`${name} Before`)
  expect(text('registrations.csv')).toContain("'=1+1")
  expect(text('data.json')).not.toContain('tokenHash')
})

test('nothing is erased that was not seen', async () => {
  const { email } = await subject()
  const { seen } = await find({ email })
  await server.payload.create({
    collection: 'mails',
    data: { to: email.toLowerCase(), kind: 'confirmed', status: 'sent', attempts: 1 },
  })
  const late = await api.post('/subject-requests/erase', { as, body: { email, seen } })
  expect(late.status).toBe(409)
  expect(counts(await find({ email }))).toMatchObject({ mails: 2, people: 1 })
})

test('erased, somebody is in no row, version or byte; their credit stays without a name', async () => {
  const { alone, email, name, other, person, post, quote, together } = await subject()
  expect(await stored()).toContain(name)
  const { seen } = await find({ email })
  const answer = await api.post('/subject-requests/erase', { as, body: { email, seen } })
  expect(answer.status).toBe(200)

  const held = (await stored()).toLowerCase()
  expect(held).not.toContain(name.toLowerCase())
  expect(held).not.toContain(email.toLowerCase())
  expect(held).not.toContain(name.toLowerCase().replace(' ', '-'))
  const { body: shown } = await api.get(`/posts/${post.id}?depth=1`)
  expect(shown.credits).toMatchObject([{ person: { name: 'A contributor' }, role: 'author' }])
  const { body: said } = await api.get(`/testimonials/${quote.id}`, { as })
  expect(said).toMatchObject({ shownAs: 'anonymous', quote: quote.quote })
  expect(await storedFiles(server)).not.toContain(alone.doc.filename)
  const { body: shared } = await api.get(`/media/${together.doc.id}?depth=0`, { as })
  expect(shared.people).toEqual([other.id])

  expect((await find({ email })).total).toBe(0)
  expect((await find({ person: person.id })).total).toBe(0)
  const { body: records } = await api.get('/subject-requests', { as })
  expect(records.docs[0]).toMatchObject({ action: 'erased' })
})

test('deleted, a profile is gone with its credits and quotes, drafts staying drafts', async () => {
  const { name, person, post, quote } = await subject()
  await server.payload.update({
    collection: 'posts',
    id: post.id,
    data: { title: 'Not public yet' },
    draft: true,
  })
  const { seen } = await find({ person: person.id })
  const choices = { profile: 'delete', testimonials: 'delete' }
  const answer = await api.post('/subject-requests/erase', {
    as,
    body: { person: person.id, seen, ...choices },
  })
  expect(answer.status).toBe(200)
  expect((await api.get(`/people/${person.id}`, { as })).status).toBe(404)
  expect((await api.get(`/testimonials/${quote.id}`, { as })).status).toBe(404)
  const { body } = await api.get(`/posts/${post.id}`)
  expect(body).toMatchObject({ title: post.title, credits: [] })
  expect(await stored()).not.toContain(name)
})

test('the last admin cannot be erased, and nothing else is then', async () => {
  const { email } = accounts.admin
  const { seen } = await find({ email })
  const answer = await api.post('/subject-requests/erase', {
    as,
    body: { email, seen, account: 'delete' },
  })
  expect(answer.status).toBe(403)
  expect(counts(await find({ email }))).toMatchObject({ users: 1 })
})

test('an account goes with its sessions, its API key and its second factor', async () => {
  const { apiKey, email, id, session } = await createAccount(server.payload, 'editor')
  await giveSecondFactor(server.payload, id)
  const ofAccount = { account: { equals: id } }
  const factors = () => server.payload.db.find({ collection: 'second-factors', where: ofAccount })
  expect((await factors()).totalDocs).toBe(1)
  const { seen } = await find({ email })
  const body = { email, seen, account: 'delete' }
  expect((await api.post('/subject-requests/erase', { as, body })).status).toBe(200)
  expect((await factors()).totalDocs).toBe(0)
  for (const given of [session, apiKey]) {
    expect((await api.get('/users/me', { as: given })).body.user).toBeNull()
  }
  expect((await stored()).toLowerCase()).not.toContain(email.toLowerCase())
})

const cms = (...args: string[]) =>
  spawnSync(process.execPath, [...nodeArguments('src/cli/index.ts'), 'subject', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'error' },
  })

test('the command finds, exports and erases beside a running server', async () => {
  const { email, name } = await subject()
  const found = cms('find', '--email', email, '--json')
  expect(found.status, found.stderr).toBe(0)
  expect(counts(JSON.parse(found.stdout) as Report)).toMatchObject({ people: 1 })

  const out = path.join(server.folder, 'out.zip')
  // That everybody may read what was there before makes no difference.
  writeFileSync(out, 'an earlier one')
  chmodSync(out, 0o644)
  expect(cms('export', '--email', email, '--out', out).status).toBe(0)
  expect(statSync(out).mode & 0o777).toBe(0o600)
  expect(Object.keys(unzipSync(readFileSync(out)))).toContain('people.csv')

  const asked = cms('erase', '--email', email)
  expect(asked.status).toBe(1)
  expect(asked.stderr).toContain('--yes')
  const done = cms('erase', '--email', email, '--yes')
  expect(done.status, done.stderr).toBe(0)
  expect(await stored()).not.toContain(name)
}, 120_000)
