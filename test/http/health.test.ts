import { afterAll, beforeAll, expect, test } from 'vitest'

import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('a server with its database says that it is alive and ready', async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' })
})
