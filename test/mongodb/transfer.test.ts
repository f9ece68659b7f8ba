import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'

import { openPayload } from '../../src/cli/openPayload.ts'
import { compareContent, transferContent } from '../../src/transfer/transferContent.ts'
import { withoutForeignKeys } from '../../src/database/withoutForeignKeys.ts'
import { createAccount, password, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { jpeg, storedFiles, upload } from '../helpers/media.ts'
import { appCode, giveSecondFactor } from '../helpers/secondFactor.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 240_000 })

let server: TestServer
let admin: Account
beforeAll(async () => {
  server = await startTestServer()
  admin = await createAccount(server.payload, 'admin')
  const { doc } = await upload(server, {
    as: admin.session,
    content: await jpeg(),
    fields: { alt: 'x' },
  })
  const topic = await server.payload.create({ collection: 'topics', data: factories.topics() })
  const person = await server.payload.create({ collection: 'people', data: factories.people() })
  const post = await server.payload.create({
    collection: 'posts',
    data: {
      ...factories.posts({ title: 'Before' }),
      heroImage: doc.id,
      topics: [topic.id],
      credits: [{ person: person.id, role: 'author' }],
      _status: 'published',
    },
  })
  await server.payload.update({
    collection: 'posts',
    id: post.id,
    data: { title: 'A draft' },
    draft: true,
  })
  await server.payload.create({ collection: 'events', data: factories.events() })
}, 120_000)
afterAll(() => server.close())

const sqlite = (name: string) => {
  const folder = path.join(server.folder, name)
  mkdirSync(folder)
  return {
    DATABASE_URL: `file:${path.join(folder, 'other.db')}`,
    DATABASE_COMPATIBILITY: undefined,
    MEDIA_DIR: path.join(folder, 'media'),
  }
}

const mongodb = (name: string) => {
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.pathname = `/${inject('mongoDatabases')}${name}`
  return {
    DATABASE_URL: url.href,
    DATABASE_COMPATIBILITY: process.env.DATABASE_COMPATIBILITY as 'documentdb' | undefined,
    MEDIA_DIR: path.join(server.folder, name),
  }
}

const transfer = (from: ReturnType<typeof mongodb>, to: ReturnType<typeof mongodb>) =>
  spawnSync(
    process.execPath,
    [
      ...[...nodeArguments('src/cli/index.ts'), 'transfer', '--json'],
      ...['--from-database', from.DATABASE_URL, '--from-media', from.MEDIA_DIR],
      ...(from.DATABASE_COMPATIBILITY ? ['--from-compatibility', from.DATABASE_COMPATIBILITY] : []),
    ],
    {
      encoding: 'utf8',
      // One that never ends fails here.
      timeout: 100_000,
      env: {
        ...process.env,
        LOG_LEVEL: 'error',
        ...to,
        DATABASE_COMPATIBILITY: to.DATABASE_COMPATIBILITY ?? '',
      },
    },
  )

const served = () => ({
  DATABASE_URL: process.env.DATABASE_URL ?? '',
  DATABASE_COMPATIBILITY: process.env.DATABASE_COMPATIBILITY as 'documentdb' | undefined,
  MEDIA_DIR: path.join(server.folder, 'media'),
})

test('a transfer into a database that a server has open is refused, and ends', () => {
  const { signal, status, stderr } = transfer(mongodb('nothing'), served())
  expect([signal, status]).toEqual([null, 1])
  expect(stderr).toMatch(/^A server has this database open; stop it first\.[^\n]+\n$/)
})

test('MongoDB to SQLite and back keeps everything, and a password with a code signs in', async () => {
  const from = served()
  const there = sqlite('there')
  const back = mongodb('back')
  const { secret } = await giveSecondFactor(server.payload, admin.id)
  const first = transfer(from, there)
  expect(first.stderr).toBe('')
  expect(JSON.parse(first.stdout)).toMatchObject({ files: (await storedFiles(server)).length })
  const second = transfer(there, back)
  expect(second.stderr).toBe('')
  const payload = await openPayload(back, 'back')
  const compared = await compareContent(server.payload, payload)
  expect(compared.filter(({ same }) => !same)).toEqual([])
  const counted = (shelf: string) => compared.find((one) => one.shelf === shelf)?.target.count
  expect([counted('posts'), counted('versions of posts'), counted('users')]).toEqual([1, 2, 1])
  const { user } = await payload.login({
    collection: 'users',
    data: { email: admin.email, password },
    context: { givenCode: appCode(secret) },
  })
  expect(user?.id).toBe(admin.id)
  await payload.destroy()
  const again = transfer(from, there)
  expect(again.status).toBe(1)
  expect(again.stderr).toMatch(/^The target has content already; nothing was changed\.[^\n]+\n$/)
})

test('what was cut short goes on, and mends what has changed', async () => {
  const other = sqlite('resumed')
  copyFileSync(inject('sqliteTemplate'), other.DATABASE_URL.replace('file:', ''))
  const target = await openPayload(other, 'resumed')
  let pages = 0
  const stop = () => {
    pages += 1
    if (pages === 4) throw new Error('cut short')
  }
  await expect(
    withoutForeignKeys(target, () => transferContent(server.payload, target, stop)),
  ).rejects.toThrow('cut short')
  await server.payload.update({
    collection: 'topics',
    where: {},
    data: { name: 'Changed meanwhile' },
  })
  await withoutForeignKeys(target, () => transferContent(server.payload, target, () => {}))
  const compared = await compareContent(server.payload, target)
  expect(compared.filter(({ same }) => !same)).toEqual([])
  await target.destroy()
})

test('what refers to something that was deleted arrives without it on SQLite, and is told of', async () => {
  const { doc } = await upload(server, {
    as: admin.session,
    content: await jpeg(),
    fields: { alt: 'x' },
  })
  const topic = await server.payload.create({ collection: 'topics', data: factories.topics() })
  const post = await server.payload.create({
    collection: 'posts',
    data: { ...factories.posts(), heroImage: doc.id, topics: [topic.id] },
  })
  await server.payload.delete({ collection: 'media', id: doc.id })
  await server.payload.delete({ collection: 'topics', id: topic.id })
  const other = sqlite('dead')
  const { stderr, stdout } = transfer(served(), other)
  expect(stderr).toBe('')
  const { cleared, compared } = JSON.parse(stdout) as {
    cleared: object
    compared: { shelf: string; same: boolean }[]
  }
  expect(cleared).toEqual({
    'posts.hero_image_id': 1,
    'posts_rels.topics_id': 1,
    '_posts_v.version_hero_image_id': 1,
    '_posts_v_rels.topics_id': 1,
  })
  const differing = compared.filter(({ same }) => !same).map(({ shelf }) => shelf)
  expect(differing).toEqual(['posts', 'versions of posts'])
  const target = await openPayload(other, 'dead')
  const saved = await target.update({
    collection: 'posts',
    id: post.id,
    data: { title: 'Saved again' },
  })
  expect([saved.title, saved.heroImage, saved.topics]).toEqual(['Saved again', null, []])
  await target.destroy()
})
