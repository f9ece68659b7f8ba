import { counted } from '../files.ts'
import { mediaPath, type ManifestEntry } from '../manifest.ts'
import type { Archive } from '../readArchive.ts'

type MediaEntry = { name: string; entry: ManifestEntry; stream: () => AsyncIterable<Buffer> }

/**
 * The files of media in a backup.
 * @param onBytes told how many bytes more have been read
 */
export function* mediaEntries(
  archive: Archive,
  onBytes: (bytes: number) => void,
): Generator<MediaEntry> {
  for (const entry of archive.manifest.entries) {
    if (!entry.path.startsWith(mediaPath)) continue
    // The manifest takes no name that leads elsewhere.
    const name = entry.path.slice(mediaPath.length)
    yield { name, entry, stream: () => counted(archive.stream(entry), onBytes) }
  }
}
