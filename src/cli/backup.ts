import { Command } from 'commander'

import { readEnv } from '../env.ts'
import { inMegabytes, showProgress } from './progress.ts'

type Options = { force?: boolean; json?: boolean }

/** `backup`: the database and the files of its media in one file. */
export const backup = (): Command =>
  new Command('backup')
    .description('write the database and the media into one file, while the server goes on')
    .argument('<file>', 'the file to write, a ZIP')
    .option('--force', 'replace the file where it is there already')
    .option('--json', 'answer as JSON')
    .addHelpText(
      'after',
      `
The file holds personal data: only you can read it. It does not hold PAYLOAD_SECRET, without which
API keys, sessions and secret links of a restored server stop working: keep that safe too.`,
    )
    .action(async (file: string, { force = false, json }: Options) => {
      const { createBackup } = await import('../backup/createBackup.ts')
      const progress = showProgress('Backing up')
      const manifest = await createBackup(file, readEnv(), {
        force,
        onBytes: progress.add,
      }).finally(progress.end)
      const { createdAt, database, entries, missingFiles, program } = manifest
      const files = entries.filter(({ path }) => path.startsWith('media/')).length
      const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0)
      if (!database.consistent) {
        process.stderr.write(
          'This MongoDB server has no transactions: what was saved during the backup may be in it by half. Use a replica set, or stop the server first.\n',
        )
      }
      if (missingFiles.length > 0) {
        process.stderr.write(
          `${missingFiles.length} files that documents name are missing; doctor lists them.\n`,
        )
      }
      process.stdout.write(
        json
          ? `${JSON.stringify({ file, bytes, files, createdAt, database, missingFiles, program })}\n`
          : `Wrote ${file}: ${database.kind}, ${files} files, ${inMegabytes(bytes)} before compression.\n`,
      )
    })
