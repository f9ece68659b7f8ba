import { spawnSync } from 'node:child_process'
import { expect, inject, test } from 'vitest'
import { nodeArguments } from '../helpers/sources.ts'

const server = new URL(process.env.TEST_MONGODB_URL ?? '')

const wrongAccount = () => {
  const url = new URL(server)
  url.pathname = `/${inject('mongoDatabases')}refused`
  Object.assign(url, { username: 'nobody', password: 'a-wrong-password' })
  return url.href
}

test.each([
  ['does not answer', () => 'mongodb://somebody:a-wrong-password@127.0.0.1:1/cms', '127.0.0.1:1'],
  ['refuses the user or the password', wrongAccount, server.host],
])(
  'a server that %s is one line that names it',
  (complaint, url, host) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, nodeArguments('src/main.ts'), {
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'test', PORT: '0', DATABASE_URL: url() },
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(new RegExp(`^MongoDB at ${host} ${complaint}[^\n]+\n$`))
    expect(stdout + stderr).not.toContain('a-wrong-password')
  },
  120_000,
)
