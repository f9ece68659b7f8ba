import { setTimeout } from 'node:timers/promises'

import { boundRow } from '../../bench/rows.ts'
import type { Row } from '../../bench/rows.ts'
import { startProxy } from '../../helpers/proxy.ts'
import { createApi } from '../../helpers/rest.ts'
import { signIn } from '../client.ts'
import { makeInstallation } from '../installation.ts'
import type { Check } from '../run.ts'

const clients = 8

/** MongoDB that is gone for a while: its connections cut, and its packets lost. */
export const outage: Check = {
  name: 'outage',
  run: async ({ mongodbUrl, outageSeconds }) => {
    if (!mongodbUrl) return []
    const url = new URL(mongodbUrl)
    const proxy = await startProxy({ host: url.hostname, port: Number(url.port || 27_017) })
    url.host = `127.0.0.1:${proxy.port}`
    const installation = await makeInstallation({ name: 'outage', mongodbUrl: url.href })
    const server = await installation.start()
    const api = createApi(server.url)
    const as = await signIn(server.url, installation)
    const readiness = () => fetch(`${server.url}/readyz`).then(({ status }) => status)
    const rows: Row[] = []
    for (const [what, fail] of [
      ['is gone', proxy.drop],
      ['does not answer', () => Promise.resolve(proxy.freeze())],
    ] as const) {
      const statuses: number[] = []
      const names: string[] = []
      let isOver = false
      let slowest = 0
      let untold = 0
      const write = async (client: number) => {
        for (let n = 0; !isOver; n += 1) {
          const name = `${what} ${client} ${n}`
          const begun = performance.now()
          const { headers, status } = await api.post('/topics', { as, body: { name } })
          slowest = Math.max(slowest, performance.now() - begun)
          statuses.push(status)
          if (status === 201) names.push(name)
          if (status !== 201 && !headers.has('Retry-After')) untold += 1
          await setTimeout(50)
        }
      }
      const writing = Promise.all(Array.from({ length: clients }, (_, client) => write(client)))
      await setTimeout(1000)
      await fail()
      const failedAt = performance.now()
      while ((await readiness()) === 200) await setTimeout(100)
      const noticed = (performance.now() - failedAt) / 1000
      await setTimeout(outageSeconds * 1000)
      const isAlive = (await fetch(`${server.url}/healthz`)).status === 200
      await proxy.restore()
      const backAt = performance.now()
      while ((await readiness()) !== 200) await setTimeout(100)
      const recovered = (performance.now() - backAt) / 1000
      await setTimeout(2000)
      isOver = true
      await writing
      const { status } = await api.post('/topics', { as, body: { name: `${what}, and after` } })
      let found = 0
      for (const name of names) {
        const { body } = await api.get('/topics', {
          as,
          query: { where: { name: { equals: name } }, depth: 0 },
        })
        found += body.totalDocs
      }
      const others = statuses.filter((one) => ![201, 503].includes(one))
      const unwell = others.length + untold + (isAlive ? 0 : 1) + (status === 201 ? 0 : 1)
      rows.push(
        boundRow(
          `MongoDB ${what} for ${outageSeconds} s: answers other than 201 and 503 with \`Retry-After\``,
          {
            value: unwell,
            unit: 'answers',
            raw: `${statuses.length} writes, ${statuses.filter((one) => one === 503).length} refused with 503, the slowest answer after ${(slowest / 1000).toFixed(1)} s${others.length > 0 ? `; ${others.length} others, such as ${others[0]}` : ''}`,
          },
          { atMost: 0 },
        ),
        boundRow(
          `MongoDB ${what} for ${outageSeconds} s: acknowledged writes lost or there twice`,
          {
            value: Math.abs(found - names.length),
            unit: 'writes',
            raw: `${names.length} acknowledged`,
          },
          { atMost: 0 },
        ),
        boundRow(
          `MongoDB ${what} for ${outageSeconds} s: until it is ready again`,
          {
            value: recovered,
            unit: 's',
            raw: `not ready ${noticed.toFixed(1)} s after it was gone; no restart`,
          },
          { atMost: 15 },
        ),
      )
    }
    await server.stop()
    await proxy.close()
    installation.remove()
    return rows
  },
}
