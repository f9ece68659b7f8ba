import { spawnSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

import type { Topic } from '../../src/lib/payload-types.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('a document made on SQLite is read on MongoDB by the same identifier, with its dates', async () => {
  const file = path.join(server.folder, 'other.db')
  copyFileSync(inject('sqliteTemplate'), file)
  const { stdout } = spawnSync(process.execPath, nodeArguments('test/helpers/printNewTopic.ts'), {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: `file:${file}` },
  })
  const made = JSON.parse(stdout) as Topic
  await server.payload.create({
    collection: 'topics',
    data: made,
    context: { importing: true },
  })
  const { status, body } = await createApi(server.url).get(`/topics/${made.id}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ id: made.id, name: made.name, createdAt: made.createdAt })
})
