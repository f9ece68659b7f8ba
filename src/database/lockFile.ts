import { createClient } from '@libsql/client'

import { isBusy } from './isBusy.ts'

/**
 * Holds a lock of the operating system on a small file, which so ends with the process, however that
 * ends. Many hold a shared one at once, and nobody beside an exclusive one.
 * @param url `file:` URL of the file, which is made where there is none
 * @returns the function that gives the lock up; nothing where somebody else is in the way
 */
export async function lockFile(
  url: string,
  mode: 'exclusive' | 'shared',
): Promise<(() => Promise<void>) | undefined> {
  const client = createClient({ url })
  try {
    await client.execute('PRAGMA journal_mode = DELETE')
    await client.execute(mode === 'exclusive' ? 'BEGIN EXCLUSIVE' : 'BEGIN')
    // It is reading that takes a shared one.
    if (mode === 'shared') await client.execute('SELECT count(*) FROM sqlite_schema')
  } catch (error) {
    client.close()
    if (isBusy(error)) return undefined
    throw error
  }
  return async () => {
    // Closing alone gives the lock up only once the statement that took it is collected as garbage.
    await client.execute('ROLLBACK')
    client.close()
  }
}
