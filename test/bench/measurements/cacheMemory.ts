import type { Measurement } from '../bench.ts'
import { boundRow } from '../rows.ts'
import { countTo } from '../runLoad.ts'

const mebibyte = 1024 * 1024
const setting = 64

/** What the rest of the process may keep besides: connections, compiled code, buffers to reuse. */
const besides = 8

/** What the cache holds after many different addresses: those that mean the same, and others. */
export const cacheMemory: Measurement = {
  name: 'cache-memory',
  run: async ({ addresses, start }) => {
    const target = await start({ CACHE_MAX_MB: String(setting) })
    const own = Math.round(addresses / 50)
    const warm = `${target.ours}/api/posts?depth=1&limit=10&x={n}`
    await countTo({ url: warm }, 2000)
    const before = await target.call('memory')
    await countTo({ url: `${target.ours}/api/posts?depth=1&limit=10&utm={n}` }, addresses - own)
    const same = await target.call('memory')
    const but = 'where[slug][not_equals]=no-such-post-{n}'
    await countTo({ url: `${target.ours}/api/posts?depth=1&limit=10&${but}` }, own)
    const different = await target.call('memory')
    await target.stop()
    const grown = (to: number) => (to - before) / mebibyte
    const unit = 'MiB more'
    return [
      boundRow(
        `Cache: ${addresses - own} addresses that mean the same`,
        { value: grown(same), unit, raw: `from ${Math.round(before / mebibyte)} MiB` },
        { atMost: setting / 16 + besides },
      ),
      boundRow(
        `Cache: ${own} lists of their own besides`,
        { value: grown(different), unit, raw: `CACHE_MAX_MB=${setting}` },
        { atMost: setting + besides },
      ),
    ]
  },
}
