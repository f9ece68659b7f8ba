import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'

import type { Row } from './rows.ts'

const gibibyte = 1024 ** 3

const verdict = ({ passed }: Row) => (passed ? 'PASS' : 'MISS')

/** One line for people who watch. */
export const inOneLine = (row: Row): string =>
  `${verdict(row)}  ${row.what}: ${row.measured}; ${row.target || 'no target'}; ${row.raw}\n`

/** Writes the results, and what they were measured on, as a page of the documentation. */
export function writeReport(file: string, rows: Row[]): void {
  const page = `# Benchmarks

What \`npm run bench -- --write\` measured last. A ratio is the median of its rounds, in which both sides were measured in turn, with its 90% interval behind it; it is missed only where the better end of the interval misses the target. What is compared with what is in [CONTRIBUTING.md](../CONTRIBUTING.md).

${measuredOn()}, SQLite.

${tableOf(rows)}
`
  writeFileSync(file, page)
}

/** When, at which commit and on what machine something is measured now, as a sentence without its end. */
export const measuredOn = (): string =>
  `Measured on ${today()} at commit ${commit()}, on ${cpus()[0]?.model.trim() ?? 'an unknown processor'} with ${availableParallelism()} cores and ${Math.round(totalmem() / gibibyte)} GiB of memory, ${process.platform}, Node.js ${process.version}`

/** The results as a table in Markdown. */
export const tableOf = (rows: Row[]): string =>
  [
    '| What | Measured | Raw | Target | |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) =>
        `| ${[row.what, row.measured, row.raw, row.target, verdict(row)].map(inCell).join(' | ')} |`,
    ),
  ].join('\n')

const today = () => new Date().toISOString().slice(0, 10)

const commit = () =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

const inCell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')
