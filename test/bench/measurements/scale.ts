import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import type { Bench, Measurement } from '../bench.ts'
import { inTurn } from '../inTurn.ts'
import { failedRow, ratioRow, type Row } from '../rows.ts'
import { startTarget, type Target } from '../startTarget.ts'

const few = 1000
const many = 50_000

/** How much longer a read takes when there are fifty times as many posts, one reader at a time. */
export const scale: Measurement = {
  name: 'scale',
  run: async (bench) => {
    const small = await startWith(bench, few)
    const large = await startWith(bench, many)
    const compare = async (what: string, address: string, atMost: number): Promise<Row> => {
      const named = `Scale: ${what}, ${many} posts against ${few}`
      try {
        // Times, so the fewer answers a second are the dividend.
        const { ours, base } = await inTurn(bench, {
          ours: { url: small.ours + address, connections: 1 },
          base: { url: large.ours + address, connections: 1 },
        })
        return ratioRow(
          named,
          { ours: perAnswer(base), base: perAnswer(ours), unit: 'ms' },
          { atMost },
        )
      } catch (error) {
        return failedRow(named, error)
      }
    }
    const rows = [
      await compare('list', '/api/posts?limit=10&depth=1', 1.5),
      await compare('by slug', `/api/posts?where[slug][equals]=${bench.content.slug}&depth=1`, 1.2),
      await compare('search', '/api/search?q=lapwing', 3),
      await compare('search with a typo', '/api/search?q=lapwnig', 3),
    ]
    await small.stop()
    await large.stop()
    return rows
  },
}

const perAnswer = (rates: number[]) => rates.map((perSecond) => 1000 / perSecond)

async function startWith({ folder, database }: Bench, posts: number): Promise<Target> {
  const larger = path.join(folder, `${posts}-posts.db`)
  const growing = await startTarget({ folder, database, keepAt: larger })
  await growing.call('addPosts', posts)
  await growing.stop()
  const target = await startTarget({ folder, database: larger, variables: { CACHE_MAX_MB: '0' } })
  await searchIndexIsBuilt(target)
  return target
}

async function searchIndexIsBuilt({ ours }: Target): Promise<void> {
  while (!(await fetch(`${ours}/api/search?q=lapwing`)).ok) await setTimeout(1000)
}
