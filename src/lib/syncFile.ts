import { open } from 'node:fs/promises'

/** Has a file, or the names in a folder, outlive a power cut. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
