import type { Bench, Measurement } from '../bench.ts'
import type { Content } from '../fillDatabase.ts'
import { inTurn } from '../inTurn.ts'
import { asked, listQuery, posting } from '../questions.ts'
import { failedRow, ratioRow, type Row } from '../rows.ts'
import type { Target } from '../startTarget.ts'

const views = ({ post, slug }: Content) => ({
  'REST, list of 10': '/api/posts?limit=10&depth=1',
  'REST, by id': `/api/posts/${post}?depth=1`,
  'REST, by slug': `/api/posts?where[slug][equals]=${slug}&limit=1&depth=1`,
  'GraphQL by GET, list of 10': asked(listQuery),
  RSS: '/feeds/posts.rss',
  'events.ics': '/feeds/events.ics',
})

/** Anonymous reads that the cache answers, against an application that does nothing but send. */
export const cachedReads: Measurement = {
  name: 'cached',
  run: async (bench) => {
    const target = await bench.start()
    const rows: Row[] = []
    for (const [name, path] of Object.entries(views(bench.content))) {
      rows.push(...(await readView(bench, target, `Cached: ${name}`, path)))
    }
    rows.push(await postQuery(bench, target))
    await target.stop()
    return rows
  },
}

async function readView(bench: Bench, target: Target, what: string, path: string): Promise<Row[]> {
  const again = `${what}, 304`
  try {
    const { url, etag } = await target.call('floor', { path })
    const headers = { 'if-none-match': etag ?? '' }
    const { ours, known, base } = await inTurn(bench, {
      ours: { url: target.ours + path },
      known: { url: target.ours + path, headers, status: 304 },
      base: { url: url + path },
    })
    return [
      ratioRow(what, { ours, base, unit: 'requests/s' }, { atLeast: 0.8 }),
      ratioRow(again, { ours: known, base, unit: 'requests/s' }, { atLeast: 1 }),
    ]
  } catch (error) {
    return [failedRow(what, error), failedRow(again, error)]
  }
}

async function postQuery(bench: Bench, target: Target): Promise<Row> {
  const path = '/api/graphql'
  const load = posting(listQuery)
  const { url } = await target.call('floor', { path, ...load })
  const { ours, base } = await inTurn(bench, {
    ours: { url: target.ours + path, ...load },
    base: { url: url + path, ...load },
  })
  return ratioRow(
    'Cached: GraphQL by POST, list of 10',
    { ours, base, unit: 'requests/s' },
    { atLeast: 0.6 },
  )
}
