import type { Measurement } from '../bench.ts'
import { asked, posting } from '../questions.ts'
import { boundRow, failedRow, type Row } from '../rows.ts'

const readers = 16

/** One way to find a post by its id and a word of its title; the answer holds the word. */
type View = { name: string; ask: (url: string, id: string, word: string) => Promise<Response> }

const byId = (id: string) => `{ Post(id: "${id}") { title } }`

const views: View[] = [
  { name: 'REST by id', ask: (url, id) => fetch(`${url}/api/posts/${id}?depth=0`) },
  {
    name: 'REST list',
    ask: (url, id) => fetch(`${url}/api/posts?where[id][equals]=${id}&depth=0`),
  },
  { name: 'GraphQL by GET', ask: (url, id) => fetch(url + asked(byId(id))) },
  { name: 'GraphQL by POST', ask: (url, id) => fetch(`${url}/api/graphql`, posting(byId(id))) },
  { name: 'feed', ask: (url) => fetch(`${url}/feeds/posts.rss`) },
  { name: 'search', ask: (url, _id, word) => fetch(`${url}/api/search?q=${word}`) },
]

/** Whether a read that starts after a write was answered ever sees what was before it. */
export const freshness: Measurement = {
  name: 'freshness',
  run: async ({ content, pairs, start }) => {
    const target = await start()
    const { ours: url } = target
    const id = content.post
    const headers = {
      authorization: await target.call('signIn'),
      'content-type': 'application/json',
    }
    let word = ''
    const write = async (round: number) => {
      const next = `kestrel${round}`
      const body = JSON.stringify({ title: `How we share the work, ${next}.` })
      const { status } = await fetch(`${url}/api/posts/${id}`, { method: 'PATCH', headers, body })
      if (status !== 200) throw new Error(`A write was answered with ${status}.`)
      word = next
    }
    await write(0)
    const served: View[] = []
    const rows: Row[] = []
    for (const view of views) {
      const { status } = await view.ask(url, id, word)
      if (status === 200) served.push(view)
      else rows.push(failedRow(rowName(view, pairs), new Error(`It answers ${status}.`)))
    }

    let isOver = false
    const reading = Array.from({ length: readers }, async (_, reader) => {
      for (let turn = reader; !isOver; turn += 1) {
        await (await served[turn % served.length]?.ask(url, id, word))?.arrayBuffer()
      }
    })
    const stale = new Map(served.map((view) => [view, 0]))
    for (let round = 1; round <= pairs; round += 1) {
      await write(round)
      for (const view of served) {
        const text = await (await view.ask(url, id, word)).text()
        if (!text.includes(`${word}.`)) stale.set(view, (stale.get(view) ?? 0) + 1)
      }
    }
    isOver = true
    await Promise.all(reading)
    await target.stop()
    for (const [view, value] of stale) {
      const raw = `${pairs} writes, ${readers} others reading`
      rows.push(boundRow(rowName(view, pairs), { value, unit: 'stale', raw }, { atMost: 0 }))
    }
    return rows
  },
}

const rowName = ({ name }: View, pairs: number) => `Freshness: ${name}, ${pairs} writes`
