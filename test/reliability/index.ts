// `npm run reliability`: has everything fail that a server stands on, and lets it work for ten minutes;
// prints what was seen beside what is allowed, and fails where that is missed.
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'

import { inOneLine } from '../bench/report.ts'
import { failedRow, type Row } from '../bench/rows.ts'
import { compileSources } from '../helpers/sources.ts'
import { fullDisk } from './checks/fullDisk.ts'
import { kills } from './checks/kills.ts'
import { outage } from './checks/outage.ts'
import { slow } from './checks/slowClients.ts'
import { soak } from './checks/soak.ts'
import { stops } from './checks/stops.ts'
import { makeInstallation } from './installation.ts'
import { writeReport } from './report.ts'
import { type Check, paces, type Run } from './run.ts'

const checks: Check[] = [slow, stops, fullDisk, outage, kills, soak]
const resultsFile = 'docs/reliability.md'

const { values: options } = parseArgs({
  options: {
    beside: { type: 'string', default: 'nothing else' },
    only: { type: 'string', multiple: true, default: [] },
    kills: { type: 'string' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const names = checks.map(({ name }) => name)
const unknown = options.only.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}; there are ${names.join(', ')}.\n`)
  process.exit(2)
}
const mongodbUrl = process.env.TEST_MONGODB_URL
const pace = options.quick ? paces.quick : paces.full
const run: Run = {
  ...pace,
  kills: options.kills === undefined ? pace.kills : Number(options.kills),
  database: mongodbUrl ? 'MongoDB' : 'SQLite',
  mongodbUrl,
  install: (name) => makeInstallation({ name, mongodbUrl }),
}

async function take({ name, run: check }: Check): Promise<Row[]> {
  try {
    return await check(run)
  } catch (error) {
    return [failedRow(name, error)]
  }
}

await compileSources()
const rows: Row[] = []
for (const check of checks) {
  if (options.only.length > 0 && !options.only.includes(check.name)) continue
  for (const row of await take(check)) {
    process.stdout.write(inOneLine(row))
    rows.push(row)
  }
}
if (options.write) {
  writeReport(resultsFile, rows, options.beside)
  execFileSync('npx', ['prettier', '--write', resultsFile])
}
process.exit(rows.every(({ passed }) => passed) ? 0 : 1)
