// Asks the registry for known faults of what ships. A high or critical one has to be mended, or to
// stand in docs/operations/known-faults.json with the reason why it does no harm here.
// Exit codes: 0 for none, 1 for some, 2 where the registry does not say.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const reasons = JSON.parse(readFileSync('docs/operations/known-faults.json', 'utf8'))
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
const report = parse(stdout)
if (!report?.vulnerabilities) {
  console.error(
    `NOT CHECKED: the registry does not tell of known faults (${report?.message ?? 'no answer'}). Run this again where it can be asked.`,
  )
  process.exit(2)
}

const serious = Object.values(report.vulnerabilities)
  .flatMap(({ via }) => via)
  .filter((fault) => typeof fault === 'object' && ['high', 'critical'].includes(fault.severity))
const unexplained = serious.filter(({ url }) => !reasons[url])
for (const { name, severity, title, url } of unexplained) {
  console.error(`${severity}: ${name}: ${title} (${url})`)
}
const asked = new Set(serious.map(({ url }) => url))
const outdated = Object.keys(reasons).filter((url) => !asked.has(url))
for (const url of outdated) console.error(`No longer a fault, remove its reason: ${url}`)
if (unexplained.length > 0 || outdated.length > 0) process.exit(1)
console.log(`No high fault without a reason; ${serious.length} with one.`)

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
