import { counted } from '../files.ts'
import { mediaPath, type ManifestEntry } from '../manifest.ts'
import type { Archive } from '../readArchive.ts'

type MediaEntry = { name: string; entry: ManifestEntry; stream: () => AsyncIterable<Buffer> }

/**
 * The files of media in a backup.
 * @param onBytes told how many bytes more have been read
 * @throws Error where one has a name that leads elsewhere
 */
export function* mediaEntries(
  archive: Archive,
  onBytes: (bytes: number) => void,
): Generator<MediaEntry> {
  for (const entry of archive.manifest.entries) {
    if (!entry.path.startsWith(mediaPath)) continue
    const name = entry.path.slice(mediaPath.length)
    if (name === '' || name.startsWith('.') || /[/\\]/.test(name)) {
      throw new Error(`Not the name of a file of media: ${JSON.stringify(name)}`)
    }
    yield { name, entry, stream: () => counted(archive.stream(entry), onBytes) }
  }
}
