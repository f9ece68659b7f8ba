import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createLocalReq } from 'payload'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { checkFiles } from '../../src/doctor/checkFiles.ts'
import { diskStorage } from '../../src/media/diskStorage.ts'
import { checkIndexes } from '../../src/doctor/checkIndexes.ts'
import { checkMail } from '../../src/doctor/checkMail.ts'
import { checkWork } from '../../src/doctor/checkWork.ts'
import { noteDatabase, otherDatabases } from '../../src/doctor/databaseNotes.ts'
import { importRows } from '../../src/importing/importRows.ts'
import { readRows } from '../../src/importing/readRows.ts'
import { changeWork } from '../../src/work/changeWork.ts'
import { listWork } from '../../src/work/listWork.ts'
import { createAccount, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { freePort } from '../helpers/freePort.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { runJobs } from '../helpers/runJobs.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let admin: Account
let media: string
beforeAll(async () => {
  server = await startTestServer()
  admin = await createAccount(server.payload, 'admin')
  media = path.join(server.folder, 'media')
})
afterAll(() => server.close())

const states = (findings: { check: string; state: string }[]) =>
  Object.fromEntries(findings.map(({ check, state }) => [check, state]))

const write = (name: string, content: string) => {
  const file = path.join(server.folder, name)
  writeFileSync(file, content)
  return file
}

test('doctor tells of missing files and copies, and removes old files of no document', async () => {
  const { doc } = await upload(server, {
    as: admin.session,
    content: await jpeg(1200, 900),
    fields: { alt: 'x' },
  })
  expect(states(await checkFiles(server.payload, diskStorage(media), false))).toEqual({
    'missing files': 'ok',
    'missing renditions': 'ok',
    'orphan files': 'ok',
  })
  const { filename } = doc
  const rendition = doc.sizes?.small?.filename ?? ''
  rmSync(path.join(media, String(filename)))
  rmSync(path.join(media, rendition))
  const old = path.join(media, 'old.txt')
  const young = path.join(media, 'young.txt')
  writeFileSync(old, 'x')
  writeFileSync(young, 'x')
  const twoHoursAgo = new Date(Date.now() - 7_200_000)
  utimesSync(old, twoHoursAgo, twoHoursAgo)
  expect(await checkFiles(server.payload, diskStorage(media), false)).toMatchObject([
    { check: 'missing files', state: 'problem', items: [filename] },
    { check: 'missing renditions', state: 'problem', items: [rendition] },
    { check: 'orphan files', state: 'problem', items: ['old.txt'] },
  ])
  expect(await checkFiles(server.payload, diskStorage(media), true)).toMatchObject([
    {},
    {},
    { check: 'orphan files', state: 'fixed', items: ['old.txt'] },
  ])
  expect(() => statSync(old)).toThrow('ENOENT')
  expect(statSync(young).size).toBe(1)
})

test('doctor removes no file from a folder that another database uses too', async () => {
  const settings = { DATABASE_URL: String(process.env.DATABASE_URL), MEDIA_DIR: media }
  const file = path.join(media, 'of-another.txt')
  writeFileSync(file, 'x')
  const twoHoursAgo = new Date(Date.now() - 7_200_000)
  utimesSync(file, twoHoursAgo, twoHoursAgo)
  expect(await otherDatabases(settings)).toEqual([])

  const DATABASE_URL = 'mongodb://somebody:a-password@example.org/other?replicaSet=rs0'
  await noteDatabase({ ...settings, DATABASE_URL })
  const others = await otherDatabases(settings)
  expect(others).toMatchObject([{ database: 'mongodb://example.org/other' }])
  const findings = await checkFiles(server.payload, diskStorage(media), true, others)
  expect(findings.at(-1)).toMatchObject({
    state: 'advice',
    items: ['of-another.txt'],
    message: expect.stringContaining(others[0]?.note ?? '') as string,
  })
  expect(statSync(file).size).toBe(1)

  rmSync(others[0]?.note ?? '')
  const after = await checkFiles(
    server.payload,
    diskStorage(media),
    true,
    await otherDatabases(settings),
  )
  expect(after.at(-1)).toMatchObject({ state: 'fixed', items: ['of-another.txt'] })
})

test('doctor finds every index, an account, and no failed work', async () => {
  expect(await checkIndexes(server.payload)).toMatchObject({ state: 'ok' })
  expect(states(await checkWork(server.payload))).toEqual({
    accounts: 'ok',
    jobs: 'ok',
    work: 'ok',
  })
})

test('doctor asks the mail server, and says what to do where it does not answer', async () => {
  const smtp = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] })
  const port = await freePort()
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve))
  expect(await checkMail({ SMTP_URL: `smtp://127.0.0.1:${port}` })).toMatchObject({ state: 'ok' })
  await new Promise<void>((resolve) => smtp.close(resolve))
  expect(await checkMail({ SMTP_URL: `smtp://127.0.0.1:${port}` })).toMatchObject({
    state: 'problem',
    message: expect.stringContaining('correct SMTP_URL') as string,
  })
  expect(await checkMail({ SMTP_URL: undefined })).toMatchObject({ state: 'advice' })
})

test('jobs of every kind are listed, cancelled and done again', async () => {
  const post = await server.payload.create({ collection: 'posts', data: factories.posts() })
  const job = await server.payload.jobs.queue({
    task: 'schedulePublish',
    input: { type: 'publish', doc: { relationTo: 'posts', value: post.id } },
    waitUntil: new Date('2040-01-01T00:00:00.000Z'),
  })
  const sending = { status: 'pending', attempts: 3, nextAttemptAt: '2040-01-01T00:00:00.000Z' }
  const mail = (await server.payload.db.create({
    collection: 'mails',
    data: { id: 'a-mail', to: 'ada@example.org', kind: 'confirmed', ...sending },
  })) as { id: string }
  const delivery = (await server.payload.db.create({
    collection: 'webhook-deliveries',
    data: { id: 'a-delivery', type: 'post.published', body: '{}', ...sending },
  })) as { id: string }
  const ids = [String(job.id), mail.id, delivery.id]
  const request = () => createLocalReq({}, server.payload)
  const found = async (status?: 'failed' | 'waiting') =>
    (await listWork(server.payload, { status, limit: 10 })).map(({ id }) => id).sort()

  expect(await found('waiting')).toEqual([...ids].sort())
  const [first = ''] = ids
  await expect(changeWork(await request(), [first, 'none'], 'cancel', false)).rejects.toThrow(
    'There is no job, mail or delivery none',
  )
  expect(await found('waiting')).toEqual([...ids].sort())
  await changeWork(await request(), ids, 'cancel', false)
  expect(await found('waiting')).toEqual([])
  expect(await found('failed')).toEqual([first, 'a-delivery'].sort())
  await changeWork(await request(), [first, 'a-delivery'], 'retry', false)
  expect(await found('waiting')).toEqual([first, 'a-delivery'].sort())
  await expect(changeWork(await request(), ['a-mail'], 'retry', false)).rejects.toThrow(
    'done already',
  )
  const noted = await server.payload.find({ collection: 'activity', sort: ['createdAt', 'id'] })
  expect(
    noted.docs
      .filter(({ action }) => action.startsWith('work-'))
      .map(({ action, documentId, documentTitle, who }) => [
        action,
        documentId,
        documentTitle,
        who,
      ]),
  ).toEqual([
    ['work-cancelled', first, `Publication: ${post.title}`, 'The server'],
    ['work-cancelled', 'a-mail', 'You have a place', 'The server'],
    ['work-cancelled', 'a-delivery', 'post.published', 'The server'],
    ['work-retried', first, `Publication: ${post.title}`, 'The server'],
    ['work-retried', 'a-delivery', 'post.published', 'The server'],
  ])
  await runJobs(server.payload, { where: { id: { equals: first } } })
  const published = await server.payload.findByID({ collection: 'posts', id: post.id })
  expect(published._status).toBe('published')
})

test('an import adds rows with their dates, once, and names line and field of what it cannot add', async () => {
  const topics = write(
    'topics.csv',
    'slug,name,createdAt,updatedAt\nswimming,"Swimming, slowly",2020-01-01T00:00:00.000Z,2021-01-01T00:00:00.000Z\n',
  )
  const options = { collection: 'topics', dryRun: false }
  expect(await importRows(server.payload, readRows(topics), { ...options, dryRun: true })).toEqual({
    added: 1,
    skipped: 0,
    failed: [],
  })
  const first = await importRows(server.payload, readRows(topics), options)
  const second = await importRows(server.payload, readRows(topics), options)
  expect([first, second]).toMatchObject([
    { added: 1, skipped: 0 },
    { added: 0, skipped: 1 },
  ])
  const { docs } = await server.payload.find({
    collection: 'topics',
    where: { slug: { equals: 'swimming' } },
  })
  expect(docs).toMatchObject([
    {
      name: 'Swimming, slowly',
      createdAt: '2020-01-01T00:00:00.000Z',
      updatedAt: '2021-01-01T00:00:00.000Z',
    },
  ])

  const posts = write(
    'posts.jsonl',
    [
      {
        slug: 'old',
        title: 'Old',
        topics: ['swimming'],
        body: 'One.\n\nTwo.',
        _status: 'published',
      },
      { slug: 'no-topic', title: 'x', topics: ['none'] },
      { slug: 'no-field', title: 'x', colour: 'red' },
      { slug: 'no-kind', title: 'x', kind: 'rubbish' },
      { title: 'No slug' },
      { slug: 'after', title: 'After', createdAt: '2020-01-01T00:00:00.000Z' },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n'),
  )
  const report = await importRows(server.payload, readRows(posts), {
    collection: 'posts',
    dryRun: false,
  })
  expect(report).toMatchObject({
    added: 2,
    skipped: 0,
    failed: [
      { line: 2, field: 'topics' },
      { line: 3, field: 'colour' },
      { line: 4, field: 'kind' },
      { line: 5, field: 'slug' },
    ],
  })
  const old = await server.payload.find({
    collection: 'posts',
    where: { slug: { equals: 'old' } },
    depth: 0,
  })
  expect(old.docs).toMatchObject([{ topics: [docs[0]?.id], _status: 'published' }])
  expect(old.docs[0]?.body?.root.children).toHaveLength(2)
  await expect(
    importRows(server.payload, readRows(posts), { collection: 'media', dryRun: true }),
  ).rejects.toThrow('--collection is one of')
})
