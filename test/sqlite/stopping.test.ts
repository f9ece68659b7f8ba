import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { Agent, request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'

import { freePort } from '../helpers/freePort.ts'
import { startServerProcess } from '../helpers/serverProcess.ts'
import { nodeArguments } from '../helpers/sources.ts'

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'collective-stopping-'))
  file = path.join(folder, 'test.db')
  copyFileSync(inject('sqliteTemplate'), file)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const variables = (): Record<string, string> => ({
  NODE_ENV: 'test',
  PORT: '0',
  DATABASE_URL: `file:${file}`,
  MEDIA_DIR: path.join(folder, 'media'),
  PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
})

test('a server asked to stop answers the open request, takes no new one, and closes the database', async () => {
  const server = await startServerProcess(variables())
  const body = JSON.stringify({ email: 'nobody@example.org', password: 'not the password' })
  const open = request(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length },
  })
  const answered = new Promise<{ status?: number; body: string }>((resolve, reject) => {
    open.on('error', reject)
    open.on('response', (response) => {
      void text(response).then((body) => resolve({ status: response.statusCode, body }))
    })
  })
  open.write(body.slice(0, 10))
  await setTimeout(100)

  const stopped = server.stop()
  await setTimeout(200)
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed')
  open.end(body.slice(10))

  expect(await answered).toMatchObject({
    status: 401,
    body: expect.stringContaining('errors') as string,
  })
  expect(await stopped).toBe(0)
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
})

test('a server asked to stop under load says so first, and drops no request', async () => {
  const server = await startServerProcess({ ...variables(), SHUTDOWN_DELAY_SECONDS: '2' })
  const agent = new Agent({ keepAlive: true, maxSockets: 24 })
  const ask = (address: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const asked = request(server.url + address, { agent }, (response) => {
        text(response).then(() => resolve(response), reject)
      })
      asked.on('error', reject)
      asked.end()
    })
  const answers: IncomingMessage[] = []
  let isLeftOut = false
  const askUntilLeftOut = async (client: number) => {
    for (let turn = 0; !isLeftOut; turn += 1) {
      answers.push(await ask(`/api/topics?limit=${(turn % 50) + 1}&page=${client + 1}`))
    }
  }
  const asking = Promise.all(Array.from({ length: 24 }, (_, client) => askUntilLeftOut(client)))
  await expect.poll(() => answers.length, { timeout: 30_000 }).toBeGreaterThan(200)
  const stopped = server.stop()
  await expect.poll(async () => (await ask('/readyz')).statusCode).toBe(503)
  const late = await ask('/api/topics')
  expect([late.statusCode, late.headers.connection]).toEqual([200, 'close'])
  // As whoever balances between servers does.
  isLeftOut = true
  await asking
  agent.destroy()

  expect(await stopped).toBe(0)
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
}, 60_000)

test('a server asked to stop while it starts ends as cleanly, once it has started', async () => {
  const port = await freePort()
  const server = spawn(process.execPath, nodeArguments('src/main.ts'), {
    env: { ...process.env, ...variables(), PORT: String(port) },
    stdio: 'ignore',
  })
  const gone = once(server, 'exit')
  await vi.waitFor(() => once(connect({ port }), 'connect'), { timeout: 20_000, interval: 20 })
  server.kill('SIGTERM')
  expect(await gone).toEqual([0, null])
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
})
