import type { Payload } from 'payload'

import type { Env } from '../env.ts'
import type { ContentWatch } from './contentChanges.ts'
import { nextChangeByClock } from './nextChangeByClock.ts'
import { createResponseCache, type ResponseCache } from './responseCache.ts'

const mebibyte = 1024 * 1024

/**
 * Makes the cache of public answers, and empties it whenever what is public changes.
 * @returns nothing where its size is set to 0
 */
export function startCache(
  payload: Payload,
  watch: ContentWatch,
  env: Pick<Env, 'CACHE_MAX_MB' | 'CACHE_MAX_STALENESS_SECONDS'>,
): ResponseCache | undefined {
  if (env.CACHE_MAX_MB === 0) return undefined
  const cache = createResponseCache({
    maxBytes: env.CACHE_MAX_MB * mebibyte,
    // Where the database tells of other processes' writes, nothing else can make an answer stale.
    maxAge: payload.db.othersVersion ? 0 : env.CACHE_MAX_STALENESS_SECONDS * 1000,
    changesBy: () => nextChangeByClock(payload),
  })
  watch.onChange(cache.invalidate)
  return cache
}
