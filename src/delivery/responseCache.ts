import { LRUCache } from 'lru-cache'

import { createAnswer, type Answer } from './answer.ts'

export type ResponseCache = {
  /**
   * The answer kept under `key`, or what `produce` makes of it. Simultaneous calls for a key that is
   * not kept share one run of `produce`. Only what `isKeepable` is kept.
   */
  answer: (key: string, produce: () => Promise<Response>) => Promise<Answer>
  /** What all kept answers take together. */
  bytes: () => number
  /** Forgets everything; what is being produced now is answered, and not kept. */
  invalidate: () => void
}

/** What the bookkeeping of one entry takes besides its bytes, roughly. */
const entryOverhead = 1024

/**
 * Keeps finished answers of anonymous reads until any content changes, see
 * docs/decisions/0009-response-cache.md.
 * @param options.maxBytes what all kept answers may take together
 * @param options.maxAge how long an answer is kept at most, in milliseconds; 0 for no end
 * @param options.changesBy when content that is public now changes by the clock alone, in
 *   milliseconds since 1970, or `Infinity`; asked again after each change
 */
export function createResponseCache(options: {
  maxBytes: number
  maxAge: number
  changesBy: () => Promise<number>
}): ResponseCache {
  const { maxBytes, maxAge, changesBy } = options
  const kept = new LRUCache<string, Answer>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 8),
    sizeCalculation: ({ size }, key) => size + key.length * 2 + entryOverhead,
    ttl: maxAge,
    // An entry that is set again for its new size is as old as before.
    noUpdateTTL: true,
  })
  let underWay = new Map<string, Promise<Answer>>()
  let freshUntil: Promise<number> | undefined
  let staleAt = Infinity

  const invalidate = () => {
    kept.clear()
    underWay = new Map()
    freshUntil = undefined
    staleAt = Infinity
  }

  const produceAndKeep = async (key: string, produce: () => Promise<Response>) => {
    const generation = underWay
    freshUntil ??= changesBy()
    freshUntil.catch(() => (freshUntil = undefined))
    const until = await freshUntil
    const answer = await createAnswer(await produce())
    if (generation === underWay && answer.isKeepable) {
      staleAt = until
      kept.set(key, answer)
      answer.onGrowth = () => {
        if (kept.peek(key) === answer) kept.set(key, answer)
      }
    }
    return answer
  }

  return {
    bytes: () => kept.calculatedSize,
    invalidate,
    answer: (key, produce) => {
      if (Date.now() >= staleAt) invalidate()
      const found = kept.get(key)
      if (found) return Promise.resolve(found)
      const generation = underWay
      const shared = generation.get(key)
      if (shared) return shared
      const answer = produceAndKeep(key, produce).finally(() => generation.delete(key))
      generation.set(key, answer)
      return answer
    },
  }
}
