import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { startTestServer, type TestServer } from '../helpers/server.ts'
import { nodeArguments } from '../helpers/sources.ts'

const terminal = '/usr/bin/script'
const secret = 'long enough and secret'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Runs the command on a terminal of its own, and types each line when it is asked for. */
async function answer(email: string, ...lines: string[]) {
  const node = [process.execPath, ...nodeArguments('src/cli/index.ts')]
  const command = [...node, 'create-admin', '--email', email].join(' ')
  const child = spawn(terminal, ['--quiet', '--return', '--command', command, '/dev/null'])
  let shown = ''
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
    if (/(Password|The same again): $/.test(shown)) child.stdin.write(`${lines.shift() ?? ''}\r`)
  })
  const [status] = (await once(child, 'close')) as [number]
  return { status, shown }
}

// It is on every Debian; elsewhere there may be no such program, or another one of that name.
test.skipIf(process.platform !== 'linux' || !existsSync(terminal))(
  'on a terminal the password is asked for twice, and never shown',
  async () => {
    const email = 'typed@example.org'
    const { status, shown } = await answer(email, secret, secret)
    expect(status, shown).toBe(0)
    expect(shown).not.toContain(secret)
    const signedIn = await server.payload.login({
      collection: 'users',
      data: { email, password: secret },
    })
    expect(signedIn.user?.role).toBe('admin')

    const ahead = await answer('ahead@example.org', `${secret}\r${secret}`)
    expect(ahead.status, ahead.shown).toBe(0)
    expect(ahead.shown).not.toContain(secret)

    const differing = await answer('other@example.org', secret, `${secret}!`)
    expect(differing.status).toBe(1)
    expect(differing.shown).toContain('The two passwords differ; run the command again.')
    const short = await answer('other@example.org', 'short', 'short')
    expect(short.status).toBe(1)
    expect(short.shown).toContain('12')
    const { totalDocs } = await server.payload.count({
      collection: 'users',
      where: { id: { exists: true } },
    })
    expect(totalDocs).toBe(2)
  },
  120_000,
)
