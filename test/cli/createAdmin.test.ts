import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { giveSecondFactor } from '../helpers/secondFactor.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

const password = 'long enough for a test'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const cms = (args: string[], variables: Record<string, string> = {}) =>
  spawnSync(process.execPath, [...nodeArguments('src/cli/index.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'error', ...variables },
  })

const signIn = async (email: string, secret: string) => {
  const response = await fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: secret }),
  })
  const body = (await response.json()) as { user?: { name: string; role: string } }
  return { status: response.status, user: body.user }
}

test('beside a running server it makes an account that can sign in at once', async () => {
  const made = cms(['create-admin', '--email', 'Ada@Example.org'], { CMS_PASSWORD: password })
  expect(made.stderr).toBe('')
  expect(made.stdout).toBe('Created ada@example.org with the role admin.\n')
  expect(await signIn('ada@example.org', password)).toMatchObject({
    status: 200,
    user: { role: 'admin', name: 'ada' },
  })
})

test('role and name are taken from the command, a password is made and printed', async () => {
  const args = ['--email', 'eve@example.org', '--role', 'editor', '--name', 'Eve']
  const { stdout } = cms(['create-admin', ...args])
  const printed = /^Password: (\S{20,})$/m.exec(stdout)?.[1] ?? ''
  expect(await signIn('eve@example.org', printed)).toMatchObject({
    status: 200,
    user: { role: 'editor', name: 'Eve' },
  })
})

const refusals: [reason: string, args: string[], secret: string, message: string][] = [
  ['not an e-mail', ['--email', 'ada'], password, 'ada is not an e-mail address.'],
  [
    'a short password',
    ['--email', 'b@example.org'],
    'short',
    'A password needs at least 12 characters.',
  ],
]

test.each(refusals)('%s is refused in one line', (_, args, secret, message) => {
  const { status, stderr, stdout } = cms(['create-admin', ...args], { CMS_PASSWORD: secret })
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('an e-mail that has an account already is refused in one line', async () => {
  await server.payload.create({
    collection: 'users',
    data: { email: 'taken@example.org', password, name: 'Taken', role: 'contributor' },
  })
  const { status, stderr } = cms(['create-admin', '--email', 'Taken@example.org'], {
    CMS_PASSWORD: password,
  })
  expect(status).toBe(1)
  expect(stderr).toBe('taken@example.org has an account already; choose another e-mail.\n')
})

test('every command has its help', () => {
  const { stdout } = cms(['create-admin', '--help'])
  expect(stdout).toContain('--role')
  expect(stdout).toContain('CMS_PASSWORD')
})

test('the second factor of somebody who has lost it is taken away, with their sessions', async () => {
  const email = 'lost@example.org'
  const { id } = await server.payload.create({
    collection: 'users',
    data: { email, name: 'Lost', password, role: 'admin' },
  })
  await signIn(email, password)
  await giveSecondFactor(server.payload, id)
  expect((await signIn(email, password)).status).toBe(401)
  const args = ['reset-second-factor', '--email', 'Lost@example.org']
  const { status, stderr, stdout } = cms(args)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toBe(`Took the second factor of ${email} away, and ended its sessions.\n`)
  const { sessions } = await server.payload.findByID({ collection: 'users', id })
  expect(sessions).toEqual([])
  expect((await signIn(email, password)).status).toBe(200)
  expect(cms(args).stderr).toBe(`${email} has no second factor.\n`)
  expect(cms(['reset-second-factor', '--email', 'none@example.org']).stderr).toBe(
    'none@example.org has no account.\n',
  )
})
