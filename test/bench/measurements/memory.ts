import { execFileSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'

import { freePort } from '../../helpers/freePort.ts'
import type { Measurement } from '../bench.ts'
import { listQuery, posting } from '../questions.ts'
import { boundRow } from '../rows.ts'
import { runLoad, type Load } from '../runLoad.ts'
import { startBuilt } from '../startBuilt.ts'

const kibibytesPerMebibyte = 1024
const restMs = 10_000

/** What the built server takes after its start, and after a minute of as many reads as it can do. */
export const memory: Measurement = {
  name: 'memory',
  run: async (bench) => {
    const server = await startBuilt(bench.ownVariables(), await freePort())
    await setTimeout(restMs)
    const rested = residentMebibytes(server.pid)
    const loads: Load[] = [
      { url: `${server.url}/api/posts?limit=10&depth=1` },
      {
        url: `${server.url}/api/posts?limit=100&depth=2&where[slug][not_equals]=no-such-post-{n}`,
      },
      { url: `${server.url}/api/graphql`, ...posting(listQuery) },
      { url: `${server.url}/api/posts?limit=10&draft=true` },
    ]
    for (const load of loads) await runLoad(load, bench.saturatingSeconds / loads.length)
    const worked = residentMebibytes(server.pid)
    await server.stop()
    const raw = 'resident set'
    return [
      boundRow(
        'Memory: 10 s after the start',
        { value: rested, unit: 'MiB', raw },
        { atMost: 350 },
      ),
      boundRow(
        `Memory: after ${bench.saturatingSeconds} s of saturating reads`,
        { value: worked, unit: 'MiB', raw },
        { atMost: 600 },
      ),
    ]
  },
}

const residentMebibytes = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) /
  kibibytesPerMebibyte
