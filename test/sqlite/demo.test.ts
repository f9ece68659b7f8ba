import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { nodeArguments } from '../helpers/sources.ts'

const command = nodeArguments('src/demo.ts')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'collective-demo-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

// The first start loads the sample content.
vi.setConfig({ testTimeout: 180_000 })

const environment = (variables: Record<string, string>) => ({
  PATH: process.env.PATH ?? '',
  NODE_ENV: 'development' as const,
  PORT: '0',
  ...variables,
})

/** Runs the demonstration until `until` appears in what it prints, then presses Ctrl-C. */
async function demonstrate(until: RegExp, visit: (url: string, output: string) => Promise<void>) {
  const child = spawn(process.execPath, command, { cwd: folder, env: environment({}) })
  const ended = once(child, 'exit')
  let output = ''
  const reached = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (until.test(output)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
  })
  await Promise.race([reached, ended])
  await visit(/Admin panel: (\S+)\/admin/.exec(output)?.[1] ?? '', output)
  child.kill('SIGINT')
  const [code] = (await ended) as [number | null]
  return { code, output }
}

/** Signs in with what the demonstration has printed. */
async function signIn(url: string, output: string) {
  const [, email, password] = readSignIn(output)
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as { token: string; user: { id: string; role: string } }
}

const readSignIn = (output: string) => /^Sign in: (\S+) \/ (\S+)$/m.exec(output) ?? []

test('it loads the sample content once, says how to sign in, and ends cleanly', async () => {
  const first = await demonstrate(/^Press Ctrl-C/m, async (url, output) => {
    expect(await signIn(url, output)).toMatchObject({ user: { role: 'admin' } })
    expect(await (await fetch(`${url}/api/posts`)).json()).toMatchObject({ totalDocs: 1 })
  })
  expect(first.code).toBe(0)
  expect(first.output).toContain('Loaded the sample content')
  expect(statSync(path.join(folder, 'data/demo-account.json')).mode & 0o777).toBe(0o600)

  const second = await demonstrate(/^Press Ctrl-C/m, async (url) => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })
  expect(second.code).toBe(0)
  expect(second.output).toContain('The content is as you left it')
  expect(readSignIn(second.output)[0]).toBe(readSignIn(first.output)[0])
})

test('it tells no password that was changed since, and how to have a new one', async () => {
  await demonstrate(/^Press Ctrl-C/m, async (url, output) => {
    const { token, user } = await signIn(url, output)
    const changed = await fetch(`${url}/api/users/${user.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `JWT ${token}` },
      body: JSON.stringify({
        currentPassword: readSignIn(output)[2],
        password: 'another long password',
      }),
    })
    expect(changed.status).toBe(200)
  })
  const second = await demonstrate(/^Press Ctrl-C/m, async () => {})
  expect(second.output).toContain(
    'Sign in: demo@example.org and the password that was set since; remove data/demo-account.json',
  )
  rmSync(path.join(folder, 'data/demo-account.json'))
  await demonstrate(/^Press Ctrl-C/m, async (url, output) => {
    expect(await signIn(url, output)).toMatchObject({ user: { role: 'admin' } })
  })
})

test.each([
  ['a bad variable', { PORT: 'abc' }, 'Please correct these settings: PORT: must be'],
  [
    'a folder that cannot be written',
    { DATABASE_URL: 'file:/dev/null/cms.db' },
    'The folder /dev/null cannot be written to;',
  ],
])('%s is one line that says what to do', (_, variables, message) => {
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: environment(variables),
  })
  expect(status).toBe(1)
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a port that is taken is one line that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: environment({ PORT: String(port) }),
  })
  other.close()
  expect(status).toBe(1)
  expect(stderr).toBe(
    `Port ${port} is taken; stop what uses it, or choose another, for example PORT=${port + 1}.\n`,
  )
})
