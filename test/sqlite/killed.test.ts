import { afterAll, beforeAll, expect, test } from 'vitest'

import { createApi } from '../helpers/rest.ts'
import { startServerProcess } from '../helpers/serverProcess.ts'
import { makeServerVariables } from '../helpers/serverVariables.ts'

const rounds = 3
const documents = 8
const writesARound = 20

let prepared: ReturnType<typeof makeServerVariables>
beforeAll(() => {
  prepared = makeServerVariables('killed')
}, 240_000)
afterAll(() => prepared.remove())

/** A post in which everything says the same number, so that a half-written one shows. */
const numbered = (n: number, organisation: string) => ({
  title: `Number ${n}`,
  credits: [1, 2, 3].map(() => ({ organisation, role: String(n) })),
})

test(
  'a server killed in the middle of writes has every acknowledged one, and none by half',
  { timeout: 360_000 },
  async () => {
    const { account, variables } = prepared
    let server = await startServerProcess(variables)
    let api = createApi(server.url)
    const signedIn = await api.post('/users/login', { body: account })
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
