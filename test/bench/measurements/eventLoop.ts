import { performance } from 'node:perf_hooks'

import type { Measurement } from '../bench.ts'
import { hostileRequests } from '../hostileRequests.ts'
import { boundRow } from '../rows.ts'
import { runLoad } from '../runLoad.ts'
import { median } from '../statistics.ts'

/** What blocks once by chance does not three times. */
const attempts = 3

/** How late the server gets to everything else, while it is read and while it is attacked. */
export const eventLoop: Measurement = {
  name: 'event-loop',
  run: async ({ rounds, seconds, warmUpSeconds, start }) => {
    const target = await start()
    const load = { url: `${target.ours}/api/posts?limit=10&depth=1` }
    await runLoad(load, warmUpSeconds)
    const p99: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await target.call('delays')
      await runLoad(load, seconds)
      p99.push((await target.call('delays')).p99)
    }

    let worst = { what: '', most: 0 }
    let slowest = { what: '', took: 0 }
    for (const { what, path, init } of hostileRequests) {
      const delays: number[] = []
      const refusals: number[] = []
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        await target.call('delays')
        const start = performance.now()
        // A body that is refused may end with the connection.
        await fetch(target.ours + path, init).then(
          async (answer) => {
            await answer.arrayBuffer()
            if (answer.status === 400) refusals.push(performance.now() - start)
          },
          () => undefined,
        )
        delays.push((await target.call('delays')).most)
      }
      const most = Math.min(...delays)
      if (most > worst.most) worst = { what, most }
      const took = refusals.length > 0 ? Math.min(...refusals) : 0
      if (what.startsWith('GraphQL') && took > slowest.took) slowest = { what, took }
    }
    await target.stop()
    return [
      boundRow(
        'Event loop: p99 delay under cached reads',
        { value: median(p99), unit: 'ms', raw: `the middle of ${rounds} rounds` },
        { atMost: 20 },
      ),
      boundRow(
        `Event loop: the longest of ${hostileRequests.length} hostile requests`,
        { value: worst.most, unit: 'ms', raw: worst.what },
        { atMost: 200 },
      ),
      boundRow(
        'GraphQL: the slowest refusal of what is too large',
        { value: slowest.took, unit: 'ms', raw: slowest.what },
        { atMost: 50 },
      ),
    ]
  },
}
