import { afterAll, beforeAll, expect, test } from 'vitest'

import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const ask = async (query: string) => {
  const response = await fetch(`${server.url}/api/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as { data: Record<string, unknown>; errors?: unknown[] }
}

test('one document is asked for by its natural name', async () => {
  const person = await server.payload.create({
    collection: 'people',
    data: { fullName: 'Ada', _status: 'published' },
  })
  const post = await server.payload.create({
    collection: 'posts',
    data: { title: 'News', credits: [{ person: person.id }], _status: 'published' },
  })
  const answer = await ask(`{
    Post(id: "${post.id}") { __typename credits { person { __typename name } } }
    Person(id: "${person.id}") { __typename posts { docs { title } } }
  }`)
  expect(answer).toEqual({
    data: {
      Post: { __typename: 'Post', credits: [{ person: { __typename: 'Person', name: 'Ada' } }] },
      Person: { __typename: 'Person', posts: { docs: [{ title: 'News' }] } },
    },
  })
})

test('lists have natural names too, and joins and credits can be followed', async () => {
  const query = `{
    Posts { docs { title credits { role person { name } organisation { name } } } }
    Projects { docs { partners { role } posts { docs { title } } } }
    Events { docs { startsAt timeZone venue { name access } signUp { mode } } }
    People { docs { name creditAs posts { docs { title } } } }
    Testimonials { docs { quote } }
    Organisations { docs { name } }
    Topics { docs { name } }
    Redirects { docs { from to { type } } }
    allMedia { docs { alt } }
  }`
  const { data, errors } = await ask(query)
  expect(errors).toBeUndefined()
  expect(Object.keys(data)).toHaveLength(9)
})
