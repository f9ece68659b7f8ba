import type { Payload } from 'payload'

import { privateCollections } from '../../collections/privateCollections.ts'

/** The methods of a database adapter that change documents; versions are never public. */
const writes = ['create', 'deleteMany', 'deleteOne', 'updateMany', 'updateOne', 'upsert'] as const

type WriteArguments = {
  collection: string
  req?: { transactionID?: number | Promise<number | string> | string }
}

const pollMs = 500

/** The collections whose documents the public may read, under the rules of their access. */
export const publicCollections = (payload: Payload): Set<string> =>
  new Set(Object.keys(payload.collections).filter(isPublic))

const isPublic = (slug: string) => !privateCollections.has(slug) && !slug.startsWith('payload-')

/**
 * Calls `listener` after every committed change of a public collection, before the write is
 * acknowledged. It watches the database adapter, since no hook is met by every write: jobs, hooks and
 * scripts use the adapter too.
 */
export function onContentChange(payload: Payload, listener: () => Promise<void> | void): void {
  const { db } = payload
  for (const name of writes) {
    const write = db[name] as (args: WriteArguments) => Promise<unknown>
    const watched = async (args: WriteArguments) => {
      try {
        return await write.call(db, args)
      } finally {
        // A change of many that fails half-way without a transaction has changed some.
        if (isPublic(args.collection)) await db.afterCommit(args.req?.transactionID, listener)
      }
    }
    Object.assign(db, { [name]: watched })
  }
}

/**
 * Calls `listener` within a second after another process has written to the database, the operator's
 * command for one, where the database can tell.
 * @returns stops watching
 */
export function onChangeByOthers(payload: Payload, listener: () => void): () => void {
  const { db, logger } = payload
  if (!db.othersVersion) return () => {}
  let known: string | undefined
  const look = async () => {
    const version = await db.othersVersion?.()
    if (known !== undefined && version !== known) listener()
    known = version
  }
  const lookSafely = () => {
    look().catch((error: unknown) => {
      listener()
      logger.error({ err: error, msg: 'Could not ask whether others have changed the database' })
    })
  }
  lookSafely()
  const timer = setInterval(lookSafely, pollMs)
  timer.unref()
  return () => clearInterval(timer)
}
