import type { Manifest } from './manifest.ts'
import type { ArchiveEntry } from './writeArchive.ts'

/** A database as it was at one moment, for as long as it is open. */
export type Snapshot = {
  /** Called once the entries have been read, since some count as they go. */
  describe: () => Manifest['database']
  entries: ArchiveEntry[]
  /** The names of all files that documents refer to. */
  fileNames: () => Promise<Set<string>>
  close: () => Promise<void>
}
