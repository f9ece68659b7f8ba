import { z } from 'zod'

import { isRecord } from '../lib/isRecord.ts'
import { OperatorError } from '../lib/operatorError.ts'

/** Raised when an older program could no longer read a backup as it is now. */
export const formatVersion = 1

/**
 * What a backup may hold at most, so that reading a crafted one takes no more memory than this: files,
 * and bytes of the manifest that lists them.
 */
export const limits = { entries: 500_000, manifestBytes: 128 * 1024 * 1024 }

/** A file in one of our two folders, by a name that leads nowhere else. */
const entryName = /^(database|media)\/(?!\.)[^/\\\p{Cc}]{1,255}$/u

export const manifestPath = 'manifest.json'
export const databasePath = 'database/'
export const mediaPath = 'media/'

const manifestSchema = z.object({
  format: z.literal('collective-cms-backup'),
  formatVersion: z.int(),
  /** The version of the program that wrote it. */
  program: z.string(),
  createdAt: z.iso.datetime(),
  database: z.object({
    kind: z.enum(['sqlite', 'mongodb']),
    /** The last migration that the database, on MongoDB the program, knew. */
    migration: z.string().nullable(),
    /** Whether all of it is as it was at one moment. */
    consistent: z.boolean(),
    /** How many rows or documents each table or collection has. */
    counts: z.record(z.string(), z.int()),
  }),
  /** Files that documents name and that were not there. */
  missingFiles: z.array(z.string()),
  entries: z.array(
    z.object({
      path: z.string().regex(entryName, 'is not the name of a file in a backup'),
      bytes: z.int().nonnegative(),
      sha256: z.string().length(64),
    }),
  ),
})

/** What a backup holds, and how it was made. */
export type Manifest = z.infer<typeof manifestSchema>

export type ManifestEntry = Manifest['entries'][number]

/** @throws OperatorError where it is not the manifest of a backup that this program can read */
export function parseManifest(text: string): Manifest {
  const parsed = parseJson(text)
  requireFew(parsed)
  const { data, error } = manifestSchema.safeParse(parsed)
  if (error) {
    const [issue] = error.issues
    throw new OperatorError(
      `This is not a backup that can be read: ${issue?.path.join('.')}: ${issue?.message}; nothing was changed.`,
    )
  }
  const paths = new Set(data.entries.map(({ path }) => path))
  if (paths.size < data.entries.length) {
    throw new OperatorError(
      'This is not a backup that can be read: it lists a file twice; nothing was changed.',
    )
  }
  if (data.formatVersion > formatVersion) {
    throw new OperatorError(
      'This backup was made by a newer version of the program; update it first.',
    )
  }
  return data
}

/** Before each is looked at: a fault in each of millions would be as many messages. */
function requireFew(manifest: unknown): void {
  const lists = isRecord(manifest) ? Object.values(manifest) : []
  if (lists.some((list) => Array.isArray(list) && list.length > limits.entries)) {
    throw new OperatorError(
      `This is not a backup that can be read: it lists more than ${limits.entries} files; nothing was changed.`,
    )
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new OperatorError(
      `This is not a backup that can be read: ${manifestPath} is not JSON; nothing was changed.`,
    )
  }
}
