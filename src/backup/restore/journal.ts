import { z } from 'zod'

/** How far a restore has come, and where its media are; kept where a crash leaves it. */
export const journalSchema = z.object({
  state: z.enum(['staging', 'setting-aside', 'placing', 'placed']),
  /** The folder, or the bucket as `s3://host/name`. */
  mediaFolder: z.string(),
})

export type JournalEntry = z.infer<typeof journalSchema>

export type Journal = {
  /** @returns nothing where no restore was begun */
  read: () => Promise<JournalEntry | undefined>
  write: (entry: JournalEntry) => Promise<void>
  remove: () => Promise<void>
}
