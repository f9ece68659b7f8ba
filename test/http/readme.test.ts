import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { loadSampleContent } from '../../src/seed/loadSampleContent.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

const apiKey = 'a-key-that-only-the-tests-ever-use'

const readme = readFileSync('README.md', 'utf8')
const examples = [...readme.matchAll(/```sh\n(curl [^\n]+)\n```\n+```json\n([\s\S]*?)```/g)].map(
  ([, command = '', answer = '']) => ({ command, answer: JSON.parse(answer) as object }),
)

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await loadSampleContent(server.payload)
  await server.payload.create({
    collection: 'users',
    data: {
      email: 'machine@example.org',
      password: 'long enough for a test',
      name: 'Machine',
      role: 'editor',
      enableAPIKey: true,
      apiKey,
    },
  })
}, 120_000)
afterAll(() => server.close())

/** The request of a curl command whose arguments are bare words or in single quotes. */
function toRequest(command: string): Request {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
  const after = (flag: string) =>
    words.flatMap((word, index) => (words[index - 1] === flag ? [word] : []))
  const address = words.find((word) => word.startsWith('http')) ?? ''
  return new Request(address.replace('http://localhost:3000', server.url), {
    method: after('-X')[0] ?? 'GET',
    headers: after('-H').map((header) => header.split(': ') as [string, string]),
    body: after('-d')[0] ?? null,
  })
}

test('the README shows five examples, and a search', () => {
  expect(examples).toHaveLength(6)
})

test.each(examples)('$command', async ({ command, answer }) => {
  const response = await fetch(toRequest(command.replace('YOUR-KEY', apiKey)))
  expect(await response.json()).toMatchObject(answer)
})
