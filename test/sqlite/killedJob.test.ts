import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { mostDeaths } from '../../src/jobs/runDueJobs.ts'
import { createApi } from '../helpers/rest.ts'
import { startServerProcess } from '../helpers/serverProcess.ts'
import { makeServerVariables } from '../helpers/serverVariables.ts'
import { nodeArguments } from '../helpers/sources.ts'

let prepared: ReturnType<typeof makeServerVariables>
beforeAll(() => {
  prepared = makeServerVariables('jobs-killed')
}, 240_000)
afterAll(() => prepared.remove())

const environment = () => ({ ...process.env, ...prepared.variables, LOG_LEVEL: 'info' })

function queue(count: number): string[] {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [...nodeArguments('test/helpers/queuePublications.ts'), String(count)],
    { encoding: 'utf8', env: environment() },
  )
  expect(status, stderr).toBe(0)
  return stdout.trim().split('\n').slice(-count)
}

/** Starts a server that is killed in the middle of the first job it comes to. */
async function dieInJob(): Promise<void> {
  const [condition = '', helper = ''] = nodeArguments('test/helpers/dieInJob.ts')
  const main = nodeArguments('src/main.ts').slice(1)
  const child = spawn(process.execPath, [condition, '--import', helper, ...main], {
    env: environment(),
    stdio: 'ignore',
  })
  await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
}

test(
  'what was killed in the middle of a job is done after the start, and what kills each time is not',
  { timeout: 360_000 },
  async () => {
    const posts = queue(2)
    await dieInJob()
    const server = await startServerProcess(prepared.variables)
    const api = createApi(server.url)
    const statuses = () =>
      Promise.all(posts.map(async (id) => (await api.get(`/posts/${id}`)).status))
    await expect.poll(statuses, { timeout: 9000 }).toEqual([200, 200])
    const { body } = await api.post('/users/login', { body: prepared.account })
    const as = `JWT ${String(body.token)}`
    const query = { where: { parent: { in: posts } } }
    // One for each draft, one for each publication: the one that was cut off has left none.
    expect((await api.get('/posts/versions', { as, query })).body.totalDocs).toBe(4)
    expect((await api.get('/payload-jobs', { as })).body.totalDocs).toBe(0)
    expect(await server.stop()).toBe(0)

    const [deadly = ''] = queue(1)
    for (let deaths = 0; deaths < mostDeaths; deaths += 1) await dieInJob()
    const last = await startServerProcess(prepared.variables)
    const again = createApi(last.url)
    const find = async () => (await again.get('/payload-jobs', { as })).body.docs
    await expect.poll(find, { timeout: 9000 }).toMatchObject([
      {
        hasError: true,
        processing: false,
        error: { message: expect.stringContaining('stopped') as string },
      },
    ])
    expect((await again.get(`/posts/${deadly}`)).status).toBe(404)
    const mails = await again.get('/mails', { as })
    expect(mails.body.docs).toMatchObject([{ kind: 'not-published', to: prepared.account.email }])
    expect(await last.stop()).toBe(0)
  },
)
