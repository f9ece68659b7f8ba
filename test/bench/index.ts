// `npm run bench`: takes every measurement, prints it beside its target, and fails where one is missed.
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'

import ensureBuilt from '../e2e/helpers/ensureBuilt.ts'
import { type Bench, type Measurement, paces, withBench } from './bench.ts'
import { cachedReads } from './measurements/cachedReads.ts'
import { cacheMemory } from './measurements/cacheMemory.ts'
import { eventLoop } from './measurements/eventLoop.ts'
import { freshness } from './measurements/freshness.ts'
import { memory } from './measurements/memory.ts'
import { scale } from './measurements/scale.ts'
import { stampede } from './measurements/stampede.ts'
import { start } from './measurements/start.ts'
import { uncachedReads } from './measurements/uncachedReads.ts'
import { uploads } from './measurements/uploads.ts'
import { inOneLine, writeReport } from './report.ts'
import { failedRow, type Row } from './rows.ts'

const measurements: Measurement[] = [
  cachedReads,
  uncachedReads,
  freshness,
  stampede,
  cacheMemory,
  scale,
  start,
  memory,
  uploads,
  eventLoop,
]
const resultsFile = 'docs/benchmarks.md'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const names = measurements.map(({ name }) => name)
const unknown = options.only.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}; there are ${names.join(', ')}.\n`)
  process.exit(2)
}

async function take({ name, run }: Measurement, bench: Bench): Promise<Row[]> {
  try {
    return await run(bench)
  } catch (error) {
    return [failedRow(name, error)]
  }
}

ensureBuilt()
const rows = await withBench(options.quick ? paces.quick : paces.full, async (bench) => {
  const all: Row[] = []
  for (const measurement of measurements) {
    if (options.only.length > 0 && !options.only.includes(measurement.name)) continue
    for (const row of await take(measurement, bench)) {
      process.stdout.write(inOneLine(row))
      all.push(row)
    }
  }
  return all
})
if (options.write) {
  writeReport(resultsFile, rows)
  execFileSync('npx', ['prettier', '--write', resultsFile])
}
process.exit(rows.every(({ passed }) => passed) ? 0 : 1)
