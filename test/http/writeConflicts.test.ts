import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const rivals = Array.from({ length: 20 }, (_, index) => `Version ${index}`)

let server: TestServer
let editor: Account
let id: string
beforeAll(async () => {
  server = await startTestServer()
  editor = await createAccount(server.payload, 'editor')
  const topic = await server.payload.create({ collection: 'topics', data: { name: 'Contested' } })
  id = topic.id
})
afterAll(() => server.close())

const send = (path: string, method: string, body: unknown) =>
  fetch(`${server.url}/api${path}`, {
    method,
    headers: { Authorization: editor.session, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Every answer is a success, or says when to come back; the last word is one that was said. */
async function expectPeace(answers: Response[], written: string[]) {
  for (const { status, headers } of answers) {
    expect([
      [200, null],
      [409, null],
      [503, '1'],
    ]).toContainEqual([status, headers.get('Retry-After')])
  }
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(rivals.length / 2)
  const { summary } = await server.payload.findByID({ collection: 'topics', id })
  expect(written).toContain(summary)
}

test('twenty changes of one document at once over REST', async () => {
  const answers = await Promise.all(
    rivals.map((summary) => send(`/topics/${id}`, 'PATCH', { summary })),
  )
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as {
    doc?: { summary: string }
  }[]
  await expectPeace(
    answers,
    bodies.flatMap(({ doc }) => doc?.summary ?? []),
  )
})

test('twenty changes of one document at once over GraphQL', async () => {
  const query =
    'mutation ($id: String!, $summary: String) { updateTopic(id: $id, data: { summary: $summary }) { summary } }'
  const answers = await Promise.all(
    rivals.map((summary) => send('/graphql', 'POST', { query, variables: { id, summary } })),
  )
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as {
    data?: { updateTopic: { summary: string } | null }
  }[]
  await expectPeace(
    answers,
    bodies.flatMap(({ data }) => data?.updateTopic?.summary ?? []),
  )
})

test('changes of many documents at once are made whole or not at all', async () => {
  const names = ['One', 'Two', 'Three', 'Four', 'Five']
  const made = await Promise.all(
    names.map((name) => server.payload.create({ collection: 'topics', data: { name } })),
  )
  const ids = made.map((topic) => topic.id)
  const path = `/topics?where[id][in]=${ids.join()}&depth=0`
  const answers = await Promise.all(
    rivals.slice(0, 8).map((summary) => send(path, 'PATCH', { summary })),
  )
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as {
    docs?: { id: string; summary: string }[]
  }[]
  for (const { status, headers } of answers) {
    expect([
      [200, null],
      [503, '1'],
    ]).toContainEqual([status, headers.get('Retry-After')])
  }
  const done = bodies.flatMap(({ docs }) => (docs ? [docs] : []))
  expect(done.length).toBeGreaterThan(0)
  for (const docs of done) expect(docs).toHaveLength(ids.length)
  const { docs: kept } = await server.payload.find({
    collection: 'topics',
    where: { id: { in: ids } },
  })
  const [last, ...others] = new Set(kept.map(({ summary }) => summary))
  expect(others).toEqual([])
  expect(done.map(([doc]) => doc?.summary)).toContain(last)
})
