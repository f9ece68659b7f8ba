import type { Bench, Measurement } from '../bench.ts'
import { inTurn } from '../inTurn.ts'
import { listQuery, posting } from '../questions.ts'
import { ratioRow, type Row } from '../rows.ts'
import type { Load } from '../runLoad.ts'
import type { Target } from '../startTarget.ts'

const list = '/api/posts?limit=10&depth=1'
const atMostFivePerCent = { atLeast: 0.95 }

/** Reads that the cache does not answer, against Payload's own handlers. */
export const uncachedReads: Measurement = {
  name: 'uncached',
  run: async (bench) => {
    const target = await bench.start()
    const headers = { authorization: await target.call('signIn') }
    const signedIn = await compare(bench, target, 'REST, signed in', list, { headers })
    await target.stop()

    const bare = await bench.start({ CACHE_MAX_MB: '0' })
    const byId = `/api/posts/${bench.content.post}?depth=1`
    const rows = [
      signedIn,
      await compare(bench, bare, 'REST list, cache off', list),
      await compare(bench, bare, 'REST by id, cache off', byId),
      await compare(bench, bare, 'GraphQL, cache off', '/api/graphql', posting(listQuery), {
        atLeast: 1.1,
      }),
    ]
    await bare.stop()
    return rows
  },
}

async function compare(
  bench: Bench,
  target: Target,
  what: string,
  path: string,
  load: Omit<Load, 'url'> = {},
  bound = atMostFivePerCent,
): Promise<Row> {
  const { ours, base } = await inTurn(bench, {
    ours: { url: target.ours + path, ...load },
    base: { url: target.stock + path, ...load },
  })
  return ratioRow(`Uncached: ${what}`, { ours, base, unit: 'requests/s' }, bound)
}
