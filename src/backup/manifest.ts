import { z } from 'zod'

import { OperatorError } from '../lib/operatorError.ts'

/** Raised when an older program could no longer read a backup as it is now. */
export const formatVersion = 1

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
  entries: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string().length(64) })),
})

/** What a backup holds, and how it was made. */
export type Manifest = z.infer<typeof manifestSchema>

export type ManifestEntry = Manifest['entries'][number]

/** @throws OperatorError where it is not the manifest of a backup that this program can read */
export function parseManifest(text: string): Manifest {
  const { data, error } = manifestSchema.safeParse(JSON.parse(text))
  if (error)
    throw new OperatorError(`This is not a backup that can be read: ${z.prettifyError(error)}`)
  if (data.formatVersion > formatVersion) {
    throw new OperatorError(
      'This backup was made by a newer version of the program; update it first.',
    )
  }
  return data
}
