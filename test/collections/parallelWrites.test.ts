import { afterAll, beforeAll, expect, test } from 'vitest'

import { startTestServer, type TestServer } from '../helpers/server.ts'

const writers = 50

let server: TestServer
let organisation: string
beforeAll(async () => {
  server = await startTestServer()
  const { id } = await server.payload.create({ collection: 'organisations', data: { name: 'One' } })
  organisation = id
})
afterAll(() => server.close())

const numbered = (n: number) => ({
  title: `Number ${n}`,
  credits: [1, 2, 3].map(() => ({ organisation, role: String(n) })),
})

test('50 parallel writers of 50 documents all find their own words there', async () => {
  const created = await Promise.all(
    Array.from({ length: writers }, (_, n) =>
      server.payload.create({ collection: 'posts', data: numbered(n), draft: true }),
    ),
  )
  const docs = await Promise.all(
    created.map(({ id }) => server.payload.findByID({ collection: 'posts', id, depth: 0 })),
  )
  expect(docs.map((doc) => doc.title)).toEqual(created.map((_, n) => `Number ${n}`))
  expect(docs.map((doc) => doc.credits)).toEqual(
    created.map((_, n) =>
      Array.from({ length: 3 }, (): unknown => expect.objectContaining({ role: String(n) })),
    ),
  )
})

test('50 parallel writers of one document leave one of them whole, and one latest version', async () => {
  const { id } = await server.payload.create({ collection: 'posts', data: numbered(0) })
  const answers = await Promise.allSettled(
    Array.from({ length: writers }, (_, n) =>
      server.payload.update({ collection: 'posts', id, data: numbered(n) }),
    ),
  )
  const saved = answers.flatMap((answer, n) => (answer.status === 'fulfilled' ? [n] : []))
  expect(saved).not.toEqual([])
  const doc = await server.payload.findByID({ collection: 'posts', id, depth: 0 })
  const number = Number(doc.title?.replace('Number ', ''))
  expect(saved).toContain(number)
  expect(doc.credits).toEqual(Array(3).fill(expect.objectContaining({ role: String(number) })))
  const { totalDocs } = await server.payload.countVersions({
    collection: 'posts',
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
  })
  expect(totalDocs).toBe(1)
})
