import type { Payload } from 'payload'

import { privateCollections } from '../../collections/privateCollections.ts'
import type { Env } from '../env.ts'
import { openChangeChannel } from './changeChannel.ts'

/** The methods of a database adapter that change documents; versions are never public. */
const writes = ['create', 'deleteMany', 'deleteOne', 'updateMany', 'updateOne', 'upsert'] as const

type WriteArguments = {
  collection: string
  id?: unknown
  where?: { id?: { equals?: unknown } }
  req?: { transactionID?: number | Promise<number | string> | string }
}

/** What has changed; what is not named may be any collection, and any document of it. */
export type ContentChange = { collection?: string; ids?: string[] }

export type ContentWatch = {
  /** Has `listener` called after every change from now on. */
  onChange: (listener: (change: ContentChange) => void) => void
  stop: () => void
}

const pollMs = 500

/** The collections whose documents the public may read, under the rules of their access. */
export const publicCollections = (payload: Payload): Set<string> =>
  new Set(Object.keys(payload.collections).filter(isPublic))

const isPublic = (slug: string) => !privateCollections.has(slug) && !slug.startsWith('payload-')

/**
 * Tells of every committed change of a public collection, before the write is acknowledged, and of
 * changes by other processes: within a second where the database can tell, at once where Redis does.
 */
export async function watchContent(
  payload: Payload,
  env: Pick<Env, 'PAYLOAD_SECRET' | 'REDIS_URL'>,
): Promise<ContentWatch> {
  const listeners: ((change: ContentChange) => void)[] = []
  const tell = (change: ContentChange) => listeners.forEach((listener) => listener(change))
  const tellOfOthers = () => tell({})
  const channel = await openChangeChannel(payload, env, tellOfOthers)
  watchWrites(payload, async (change) => {
    tell(change)
    await channel?.announce()
  })
  const stopLooking = watchOthers(payload, tellOfOthers)
  return {
    onChange: (listener) => void listeners.push(listener),
    stop: () => {
      stopLooking()
      channel?.close()
    },
  }
}

/**
 * Watches the database adapter, since no hook is met by every write: jobs, hooks and scripts use the
 * adapter too.
 */
function watchWrites(payload: Payload, tell: (change: ContentChange) => Promise<void>): void {
  const { db } = payload
  for (const name of writes) {
    const write = db[name] as (args: WriteArguments) => Promise<unknown>
    const watched = async (args: WriteArguments) => {
      const { collection } = args
      if (!isPublic(collection)) return write.call(db, args)
      let ids: string[] | undefined
      try {
        const written = await write.call(db, args)
        ids = idsOf(written) ?? idsOf({ id: args.id ?? args.where?.id?.equals })
        return written
      } finally {
        // A change of many that fails half-way without a transaction has changed some.
        await db.afterCommit(args.req?.transactionID, () =>
          tell({ collection, ...(ids && { ids }) }),
        )
      }
    }
    Object.assign(db, { [name]: watched })
  }
}

/** The ids of a document, or of a list of them, where all are known. */
function idsOf(written: unknown): string[] | undefined {
  if (Array.isArray(written)) {
    const ids = written.map(idsOf)
    return ids.every((known) => known !== undefined) ? ids.flat() : undefined
  }
  const hasId = typeof written === 'object' && written !== null && 'id' in written
  return hasId && typeof written.id === 'string' ? [written.id] : undefined
}

function watchOthers({ db, logger }: Payload, tell: () => void): () => void {
  if (!db.othersVersion) return () => {}
  let known: string | undefined
  const look = async () => {
    const version = await db.othersVersion?.()
    if (known !== undefined && version !== known) tell()
    known = version
  }
  const lookSafely = () => {
    look().catch((error: unknown) => {
      tell()
      logger.error({ err: error, msg: 'Could not ask whether others have changed the database' })
    })
  }
  lookSafely()
  const timer = setInterval(lookSafely, pollMs)
  timer.unref()
  return () => clearInterval(timer)
}
