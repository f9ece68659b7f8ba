import type { FileSource, MediaStorage } from './storage.ts'

/** Stores all of these files; where one cannot be, none of them stays. */
export const storeTogether = (
  storage: MediaStorage,
  files: [name: string, source: FileSource][],
): Promise<void> =>
  allOrNone(
    storage,
    files.map(([name, source]) => ({ name, work: storage.write(name, source) })),
  )

/** Copies all of these files; where one cannot be, none of the copies stays. */
export const copyTogether = (
  storage: MediaStorage,
  copies: [from: string, to: string][],
): Promise<void> =>
  allOrNone(
    storage,
    copies.map(([from, to]) => ({ name: to, work: storage.copy(from, to) })),
  )

async function allOrNone(
  storage: MediaStorage,
  stored: { name: string; work: Promise<void> }[],
): Promise<void> {
  const results = await Promise.allSettled(stored.map(({ work }) => work))
  const failed = results.find((result) => result.status === 'rejected')
  if (!failed) return
  // What cannot be removed just now is still unsettled, and swept later.
  await Promise.allSettled(stored.map(({ name }) => storage.remove(name)))
  throw failed.reason
}
