import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

import { createApi } from '../helpers/rest.ts'
import { startServerProcess } from '../helpers/serverProcess.ts'
import { nodeArguments } from '../helpers/sources.ts'

const rounds = 3
const documents = 8
const writesARound = 20
const email = 'admin@example.org'
const password = 'long enough for a test'

let folder: string
let variables: Record<string, string>
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'collective-killed-'))
  const file = path.join(folder, 'test.db')
  copyFileSync(inject('sqliteTemplate'), file)
  variables = {
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: `file:${file}`,
    MEDIA_DIR: path.join(folder, 'media'),
    PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
    CMS_PASSWORD: password,
  }
  const { status } = spawnSync(
    process.execPath,
    [...nodeArguments('src/cli/index.ts'), 'create-admin', '--email', email],
    { env: { ...process.env, ...variables } },
  )
  expect(status).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A post in which everything says the same number, so that a half-written one shows. */
const numbered = (n: number, organisation: string) => ({
  title: `Number ${n}`,
  credits: [1, 2, 3].map(() => ({ organisation, role: String(n) })),
})

test(
  'a server killed in the middle of writes has every acknowledged one, and none by half',
  { timeout: 240_000 },
  async () => {
    let server = await startServerProcess(variables)
    let api = createApi(server.url)
    const signedIn = await api.post('/users/login', { body: { email, password } })
    const as = `JWT ${String(signedIn.body.token)}`
    const made = await api.post('/organisations', { as, body: { name: 'One' } })
    const organisation = made.body.doc.id
    const ids: string[] = []
    for (let n = 0; n < documents; n++) {
      const { body } = await api.post('/posts', { as, body: numbered(0, organisation) })
      ids.push(body.doc.id)
    }
    const acknowledged = new Map(ids.map((id) => [id, 0]))
    let number = 0

    for (let round = 1; round <= rounds; round++) {
      const writeUntilKilled = async (id: string) => {
        const client = api
        for (;;) {
          const mine = ++number
          const saved = await client
            .patch(`/posts/${id}`, { as, body: numbered(mine, organisation) })
            .then(({ status }) => status === 200)
            .catch(() => false)
          if (!saved) return
          acknowledged.set(id, mine)
        }
      }
      const writing = Promise.all(ids.map(writeUntilKilled))
      await expect
        .poll(() => Math.max(...acknowledged.values()), { timeout: 30_000 })
        .toBeGreaterThan(round * writesARound)
      await server.kill()
      await writing

      server = await startServerProcess(variables)
      api = createApi(server.url)
      for (const id of ids) {
        const { body } = await api.get(`/posts/${id}`, { as, query: { depth: 0 } })
        const found = Number(String(body.title).replace('Number ', ''))
        expect(found).toBeGreaterThanOrEqual(acknowledged.get(id) ?? 0)
        expect(body.credits).toEqual(
          Array(3).fill(expect.objectContaining({ role: String(found) })),
        )
        const versions = await api.get('/posts/versions', {
          as,
          query: { where: { parent: { equals: id }, latest: { equals: true } }, depth: 0 },
        })
        expect(versions.body.totalDocs).toBe(1)
      }
    }
    expect(await server.stop()).toBe(0)
  },
)
