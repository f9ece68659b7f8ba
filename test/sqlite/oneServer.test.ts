import { expect, test } from 'vitest'

import { claimSqliteFile } from '../../src/database/serverLock.ts'
import { startTestServer } from '../helpers/server.ts'

test('a second server on the same SQLite file is refused, and welcome once the first has gone', async () => {
  const server = await startTestServer()
  const url = process.env.DATABASE_URL ?? ''
  await expect(claimSqliteFile(url)).rejects.toThrow('Another server is already using')
  await server.close()
  const release = await claimSqliteFile(url)
  await release()
})
