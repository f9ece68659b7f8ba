import { Command } from 'commander'
import { existsSync } from 'node:fs'

import { OperatorError } from '../lib/operatorError.ts'
import { showProgress } from './progress.ts'
import { withPayload } from './withPayload.ts'

type Options = { collection: string; dryRun?: boolean; json?: boolean }

/** `import`: documents from a file, by their slugs. */
export const importFile = (): Command =>
  new Command('import')
    .description('add documents from JSON lines or CSV, unless their slug is there already')
    .argument('<file>', 'a file that ends in .jsonl, .ndjson or .csv')
    .requiredOption('--collection <collection>', 'what the documents are, such as posts')
    .option('--dry-run', 'try every row, say what is wrong, and keep nothing')
    .option('--json', 'answer as JSON')
    .addHelpText(
      'after',
      `
Each row needs a slug; a second run adds nothing. Fields have the names of the API; in CSV a dot leads
into a group (venue.name), and semicolons stand between several values. Documents that a row refers to
are named by id or slug, rich text may be plain. createdAt, updatedAt and id are taken over; without
"_status": "published" a row becomes a draft. A row that cannot be added is reported with its line and
field, and the others are added.`,
    )
    .action(async (file: string, { collection, dryRun = false, json }: Options) => {
      if (!existsSync(file)) throw new OperatorError(`There is no file ${file}.`)
      const { importRows } = await import('../importing/importRows.ts')
      const { readRows } = await import('../importing/readRows.ts')
      const rows = readRows(file)
      await withPayload(async (payload) => {
        const progress = showProgress('Importing', (count) => `${count} rows`)
        const report = await importRows(payload, rows, {
          collection,
          dryRun,
          onRow: () => progress.add(1),
        }).finally(progress.end)
        const { added, failed, skipped } = report
        if (failed.length > 0) process.exitCode = 1
        if (json) {
          process.stdout.write(`${JSON.stringify({ ...report, dryRun })}\n`)
          return
        }
        for (const { field, line, message } of failed) {
          process.stderr.write(`line ${line}: ${field ? `${field}: ` : ''}${message}\n`)
        }
        process.stdout.write(
          `${dryRun ? 'Would add' : 'Added'} ${added}; ${skipped} were there already; ${failed.length} faults.\n`,
        )
      })
    })
