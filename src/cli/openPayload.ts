import type { Payload } from 'payload'

import { database } from '../database.ts'
import type { Env } from '../env.ts'

/**
 * Opens a database, with the migrations and indexes of this program, beside the one that is set up.
 * @param key another one for each that is open at once
 */
export async function openPayload(
  env: Pick<Env, 'DATABASE_COMPATIBILITY' | 'DATABASE_URL'>,
  key: string,
): Promise<Payload> {
  const { getPayload } = await import('payload')
  const { default: config } = await import('../payload.config.ts')
  const built = await config
  const opened = Object.assign({}, built, {
    db: database(env),
    // Outside production Payload would write the types anew, in a process of its own.
    typescript: { ...built.typescript, autoGenerate: false },
  })
  return getPayload({ config: opened, key, cron: false, disableOnInit: true })
}
