import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { createApi } from '../e2e/helpers/api.ts'
import { startServerProcess } from '../helpers/serverProcess.ts'
import { compileSources, nodeArguments } from '../helpers/sources.ts'
import { installFuzzer } from './installFuzzer.ts'
import { realParameters } from './realParameters.ts'

const account = { email: 'admin@example.org', password: randomUUID() }
const key = randomUUID()

/** Runs one of our commands, and passes on what it says where it fails. */
function run(variables: Record<string, string>, ...command: string[]): void {
  const { error, status, stderr, stdout } = spawnSync(
    process.execPath,
    [...nodeArguments('src/cli/index.ts'), ...command],
    { encoding: 'utf8', env: { ...process.env, ...variables, CMS_PASSWORD: account.password } },
  )
  if (status !== 0) throw error ?? new Error(`${command[0]} failed:\n${stdout}${stderr}`)
}

/** Whether all answers to a bounded number of made-up requests are as the document says. */
async function fuzz(
  fuzzer: string,
  url: string,
  examples: number,
  headers: string[],
): Promise<boolean> {
  const child = spawn(
    fuzzer,
    [
      ...['--config-file', settings, 'run', `${url}/api/openapi.json`],
      ...['--max-examples', String(examples), '--no-color'],
      ...headers.flatMap((header) => ['--header', header]),
    ],
    // It keeps notes where it is.
    { stdio: 'inherit', cwd: path.dirname(settings) },
  )
  const [status] = (await once(child, 'exit')) as [number | null]
  return status === 0
}

const fuzzer = installFuzzer()
const folder = mkdtempSync(path.join(tmpdir(), 'collective-openapi-'))
const settings = path.join(folder, 'schemathesis.toml')
const variables = {
  NODE_ENV: 'test',
  PORT: '0',
  HOST: '127.0.0.1',
  PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
  DATABASE_URL: `file:${path.join(folder, 'test.db')}`,
  MEDIA_DIR: path.join(folder, 'media'),
}
await compileSources()
run(variables, 'seed')
run(variables, 'create-admin', '--email', account.email)
const server = await startServerProcess(variables)
try {
  const api = await createApi(server.url, account)
  const me = await api.send<{ user: { id: string } }>('GET', 'users/me')
  await api.send('PATCH', `users/${me.user.id}`, {
    enableAPIKey: true,
    apiKey: key,
    currentPassword: account.password,
  })
  writeFileSync(
    settings,
    `${readFileSync('test/openapi/schemathesis.toml', 'utf8')}\n${await realParameters(api)}`,
  )

  process.stdout.write('\nAs the public\n')
  const isTrueForPublic = await fuzz(fuzzer, server.url, 3, [])
  process.stdout.write('\nAs an admin\n')
  const isTrueForAdmin = await fuzz(fuzzer, server.url, 6, [`Authorization: users API-Key ${key}`])
  // Otherwise the run was the public's once more.
  const { user } = (await (
    await fetch(`${server.url}/api/users/me`, {
      headers: { Authorization: `users API-Key ${key}` },
    })
  ).json()) as { user: object | null }
  if (user === null) throw new Error('The fuzzer has changed its own account.')
  process.exitCode = isTrueForPublic && isTrueForAdmin ? 0 : 1
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
