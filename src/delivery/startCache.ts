import type { Payload } from 'payload'

import type { Env } from '../env.ts'
import { openChangeChannel } from './changeChannel.ts'
import { onChangeByOthers, onContentChange } from './contentChanges.ts'
import { nextChangeByClock } from './nextChangeByClock.ts'
import { createResponseCache, type ResponseCache } from './responseCache.ts'

const mebibyte = 1024 * 1024

/**
 * Makes the cache of public answers, and empties it whenever what is public changes, here or in
 * another process.
 * @returns no cache where its size is set to 0
 */
export async function startCache(
  payload: Payload,
  env: Pick<Env, 'CACHE_MAX_MB' | 'CACHE_MAX_STALENESS_SECONDS' | 'PAYLOAD_SECRET' | 'REDIS_URL'>,
): Promise<{ cache: ResponseCache | undefined; stop: () => void }> {
  const cache =
    env.CACHE_MAX_MB === 0
      ? undefined
      : createResponseCache({
          maxBytes: env.CACHE_MAX_MB * mebibyte,
          // Where the database tells of other processes' writes, nothing else makes an answer stale.
          maxAge: payload.db.othersVersion ? 0 : env.CACHE_MAX_STALENESS_SECONDS * 1000,
          changesBy: () => nextChangeByClock(payload),
        })
  const forget = () => cache?.invalidate()
  const channel = await openChangeChannel(payload, env, forget)
  onContentChange(payload, async () => {
    forget()
    await channel?.announce()
  })
  const stopWatching = onChangeByOthers(payload, forget)
  return {
    cache,
    stop: () => {
      stopWatching()
      channel?.close()
    },
  }
}
