import { setTimeout } from 'node:timers/promises'

import { boundRow } from '../../bench/rows.ts'
import { median } from '../../bench/statistics.ts'
import { createApi } from '../../helpers/rest.ts'
import { openEvent, sendPicture, signIn } from '../client.ts'
import type { Check } from '../run.ts'
import type { Sample } from '../watchedServer.ts'

const posts = 40
const samples = 40

/** Ten minutes of what a busy site does, and what the server holds meanwhile. */
export const soak: Check = {
  name: 'soak',
  run: async ({ database, install, soakSeconds }) => {
    const installation = await install('soak')
    const server = await installation.start({ CACHE_MAX_MB: '16' })
    const as = await signIn(server.url, installation)
    const api = createApi(server.url)
    const event = await openEvent(server.url, as)
    const ids: string[] = []
    for (let n = 0; n < posts; n += 1) {
      const body = { title: `Post ${n}`, summary: 'One of many', _status: 'published' }
      ids.push((await api.post('/posts', { as, body })).body.doc.id)
    }
    const counts: Record<string, number> = {}
    const wrong: string[] = []
    let isOver = false
    let n = 0
    const some = () => ids[(n += 7) % ids.length] ?? ''

    /** One kind of request after the other, with a pause between them, until it is over. */
    const keepAsking = async (
      kind: string,
      pauseMs: number,
      ask: () => Promise<{ status: number; body?: unknown }>,
    ) => {
      while (!isOver) {
        const { body, status } = await ask()
        counts[kind] = (counts[kind] ?? 0) + 1
        if (status >= 300) wrong.push(`${kind}: ${status} ${JSON.stringify(body)}`)
        await setTimeout(pauseMs)
      }
    }
    const traffic = [
      ...Array.from({ length: 4 }, () =>
        keepAsking('reads by anybody', 20, () =>
          api.get('/posts', { query: { limit: 10, page: (n += 1) % 4 } }),
        ),
      ),
      keepAsking('reads by anybody', 20, () => api.get(`/posts/${some()}`)),
      keepAsking('reads by anybody', 50, () => fetch(`${server.url}/feeds/posts.rss`)),
      keepAsking('searches', 200, () => api.get('/search', { query: { q: `post ${n % 50}` } })),
      keepAsking('reads by staff', 100, () => api.get(`/posts/${some()}`, { as })),
      keepAsking('GraphQL', 100, () =>
        api.graphql(`{ Posts(limit: ${(n % 10) + 1}) { docs { title credits { role } } } }`),
      ),
      keepAsking('GraphQL', 200, () => api.graphql('{ Posts { docs { title } } }', { as })),
      keepAsking('writes', 150, () =>
        api.patch(`/posts/${some()}`, { as, body: { summary: `Said ${(n += 1)} times` } }),
      ),
      keepAsking('uploads, each deleted again', 1500, async () => {
        const sent = await sendPicture(server.url, as)
        const { doc } = sent.body
        return doc ? api.delete(`/media/${doc.id}`, { as }) : sent
      }),
      keepAsking('sign-ups', 500, () =>
        api.post(`/events/${event}/registrations`, {
          body: { name: 'P', email: `p${(n += 1)}@example.org`, agreed: true },
        }),
      ),
      keepAsking('sign-ins', 3000, () => api.post('/users/login', { body: installation.account })),
    ]
    const taken: Sample[] = []
    for (let turn = 0; turn < samples; turn += 1) {
      await setTimeout((soakSeconds * 1000) / samples)
      taken.push(await server.sample())
    }
    isOver = true
    await Promise.all(traffic)
    await server.stop()
    installation.remove()

    const made = Object.entries(counts)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')
    const early = taken.slice(samples / 4, samples / 2)
    const late = taken.slice(-samples / 4)
    const row = (what: string, name: keyof Sample, unit: string, most: number) => {
      const from = median(early.map((sample) => sample[name]))
      const to = median(late.map((sample) => sample[name]))
      const raw = `${from.toFixed(1)} in the second quarter, ${to.toFixed(1)} in the last`
      return boundRow(
        `${database}: soak of ${soakSeconds} s, ${what}`,
        { value: to - from, unit, raw },
        { atMost: most },
      )
    }
    return [
      boundRow(
        `${database}: soak of ${soakSeconds} s, answers that were refused`,
        {
          value: wrong.length,
          unit: 'refused',
          raw: `${made}${wrong.length > 0 ? `; ${wrong[0]}` : ''}`,
        },
        { atMost: 0 },
      ),
      row('heap after garbage collection', 'heap', 'MiB more', 15),
      row('memory beside the heap', 'external', 'MiB more', 15),
      row('resident set', 'resident', 'MiB more', 60),
      row('open files and connections', 'descriptors', 'more', 10),
      row('timers, sockets and other handles', 'resources', 'more', 10),
    ]
  },
}
