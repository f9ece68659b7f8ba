import { Command, Option } from 'commander'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseEnv } from 'node:util'
import type { Payload } from 'payload'

import { readBucket, readEnv, type Env } from '../env.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { requireWritableFolder } from '../lib/requireWritableFolder.ts'
import type { MediaStorage } from '../media/storage.ts'
import { showProgress } from './progress.ts'

type Options = {
  fromDatabase: string
  fromMedia?: string
  fromBucket?: string
  fromCompatibility?: Env['DATABASE_COMPATIBILITY']
  json?: boolean
}

/** `transfer`: everything from another database and media folder into those that are set up. */
export const transfer = (): Command =>
  new Command('transfer')
    .description('bring everything from another database and its media into those set up here')
    .requiredOption('--from-database <url>', 'file:… or mongodb://…, to be read')
    .option('--from-media <folder>', 'the media folder that belongs to it')
    .option('--from-bucket <file>', 'or a file with the S3_… variables of its bucket, a line each')
    .addOption(
      new Option(
        '--from-compatibility <kind>',
        'as DATABASE_COMPATIBILITY, of that database',
      ).choices(['documentdb', 'cosmosdb', 'firestore']),
    )
    .option('--json', 'answer as JSON')
    .addHelpText(
      'after',
      `
DATABASE_URL and MEDIA_DIR, or S3_BUCKET and its like, name the target, which is empty, or has the beginning of the same transfer:
one that was cut short goes on where it was. Stop both servers first. At the end both are compared.
Set PAYLOAD_SECRET to that of the source.`,
    )
    .action(async (options: Options) => {
      const env = readEnv()
      if (options.fromDatabase === env.DATABASE_URL) {
        throw new OperatorError('--from-database and DATABASE_URL are the same database.')
      }
      const from = await sourceOfMedia(options)
      const { databaseTarget } = await import('../backup/restore/databaseTarget.ts')
      requireWritableFolder(path.resolve(env.MEDIA_DIR), 'MEDIA_DIR')
      const target = await databaseTarget(env)
      try {
        const release = await target.claim()
        try {
          const isEmpty = await target.isEmpty()
          await bring(env, options, from, isEmpty)
        } finally {
          await release()
        }
      } finally {
        await target.close()
      }
    })

/** The keys of a bucket are in a file, since everybody on a machine can read the commands that run. */
async function sourceOfMedia({ fromBucket, fromMedia }: Options): Promise<MediaStorage> {
  if ((fromBucket === undefined) === (fromMedia === undefined)) {
    throw new OperatorError('Give either --from-media or --from-bucket: where are the media now?')
  }
  const { mediaStorage } = await import('../media/mediaStorage.ts')
  if (fromMedia !== undefined) return mediaStorage({ MEDIA_DIR: fromMedia })
  const text = await readFile(fromBucket ?? '', 'utf8').catch(() => {
    throw new OperatorError(`${fromBucket} cannot be read.`)
  })
  return mediaStorage({ MEDIA_DIR: tmpdir(), bucket: readBucket(parseEnv(text)) })
}

async function bring(
  env: Env,
  options: Options,
  from: MediaStorage,
  isEmpty: boolean,
): Promise<void> {
  const { openPayload } = await import('./openPayload.ts')
  const fromEnv = {
    DATABASE_URL: options.fromDatabase,
    DATABASE_COMPATIBILITY: options.fromCompatibility,
  }
  const source = await openPayload(fromEnv, 'source')
  try {
    const target = await openPayload(env, 'target')
    try {
      await bringInto(source, target, env, { ...options, from, isEmpty })
    } finally {
      await target.destroy()
    }
  } finally {
    await source.destroy()
  }
}

async function bringInto(
  source: Payload,
  target: Payload,
  env: Env,
  options: Options & { from: MediaStorage; isEmpty: boolean },
): Promise<void> {
  const { from, fromDatabase, isEmpty, json } = options
  const { clearDeadReferences } = await import('../database/clearDeadReferences.ts')
  const { compareContent, transferContent, underWayKey } =
    await import('../transfer/transferContent.ts')
  const { transferFiles } = await import('../transfer/transferFiles.ts')
  const { sqliteClientOf } = await import('../database/sqliteClientOf.ts')
  const { withoutForeignKeys } = await import('../database/withoutForeignKeys.ts')
  const isGoingOn = (await target.kv.get<{ from: string }>(underWayKey))?.from === fromDatabase
  if (!isEmpty && !isGoingOn) {
    throw new OperatorError(
      'The target has content already; nothing was changed. Set DATABASE_URL to an empty database.',
    )
  }
  await target.kv.set(underWayKey, { from: fromDatabase })
  const copied = showProgress('Copying', (count) => `${count} files`)
  const { incomingFolder } = await import('../media/incoming.ts')
  const { mediaStorage } = await import('../media/mediaStorage.ts')
  await mkdir(incomingFolder(env.MEDIA_DIR), { recursive: true })
  const temporary = path.join(incomingFolder(env.MEDIA_DIR), randomUUID())
  const files = await transferFiles(from, mediaStorage(env), temporary, () => copied.add(1))
  copied.end()
  const written = showProgress('Transferring', (count) => `${count} documents and versions`)
  await withoutForeignKeys(target, () => transferContent(source, target, written.add))
  written.end()
  const compared = await compareContent(source, target)
  const wrong = compared.filter(({ same }) => !same)
  if (wrong.length > 0 || files.differing.length > 0) {
    throw new OperatorError(
      `What arrived is not the same (${[...wrong.map(({ shelf, source: from, target: to }) => `${shelf}: ${from.count} there, ${to.count} here`), ...files.differing].join('; ')}); stop both servers, then run transfer again.`,
    )
  }
  const client = sqliteClientOf(target)
  const cleared = client ? await clearDeadReferences(client) : {}
  const isCleared = Object.keys(cleared).length > 0
  // What was cleared is no longer the same, and is told of.
  const arrived = isCleared ? await compareContent(source, target) : compared
  await target.kv.delete(underWayKey)
  const documents = arrived.reduce((sum, { target: { count } }) => sum + count, 0)
  const difference = isCleared ? ` but for ${explain(cleared)}` : ''
  process.stdout.write(
    json
      ? `${JSON.stringify({ compared: arrived, files: files.count, cleared })}\n`
      : `Transferred ${documents} documents and versions and ${files.count} files; both sides are the same${difference}.\n`,
  )
}

const explain = (cleared: Record<string, number>): string => {
  const where = Object.entries(cleared).map(([column, count]) => `${count} in ${column}`)
  return `references to what was deleted there, which SQLite does not keep (${where.join(', ')})`
}
