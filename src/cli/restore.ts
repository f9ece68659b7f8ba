import { Command } from 'commander'

import { readEnv } from '../env.ts'
import { showProgress } from './progress.ts'

type Options = { force?: boolean; json?: boolean }

/** `restore`: a backup in the place of the database and the media. */
export const restore = (): Command =>
  new Command('restore')
    .description('put the database and the media of a backup in their place; the server is stopped')
    .argument('<file>', 'a file that backup has written')
    .option('--force', 'replace what is there; it is kept aside until the restore has worked')
    .option('--json', 'answer as JSON')
    .addHelpText(
      'after',
      `
Every checksum is verified before anything is replaced. Set PAYLOAD_SECRET to that of the server that
was backed up: API keys, sessions and secret links depend on it.`,
    )
    .action(async (file: string, { force = false, json }: Options) => {
      const { restoreBackup } = await import('../backup/restore/restoreBackup.ts')
      const env = readEnv()
      const progress = showProgress('Restoring')
      const manifest = await restoreBackup(file, env, {
        force,
        prepare: async (DATABASE_URL) => {
          const { openPayload } = await import('./openPayload.ts')
          const payload = await openPayload({ ...env, DATABASE_URL }, 'restored')
          await payload.destroy()
        },
        onBytes: progress.add,
        onSettled: (message) => void process.stderr.write(`${message}\n`),
      }).finally(progress.end)
      const { createdAt, database, entries } = manifest
      const files = entries.filter(({ path }) => path.startsWith('media/')).length
      process.stdout.write(
        json
          ? `${JSON.stringify({ file, createdAt, database, files })}\n`
          : `Restored ${file} of ${createdAt}: the database and ${files} files.\n`,
      )
    })
