import { LRUCache } from 'lru-cache'

import { createAnswer, type Answer } from './answer.ts'

export type ResponseCache = {
  /**
   * The answer kept under `key`, or what `produce` makes of it. Simultaneous calls for a key that is
   * not kept share one run of `produce`. Only what `isKeepable` is kept.
   * @param address what was asked to the letter, where that alone determines the key
   */
  answer: (key: string, produce: () => Promise<Response>, address?: string) => Promise<Answer>
  /** The answer kept for an address that was asked before, without working out its key again. */
  answerAt: (address: string) => Answer | undefined
  /** How many reads were answered from memory, and how many had to be made, since the start. */
  counts: () => { hits: number; misses: number }
  /** What all kept answers take together. */
  bytes: () => number
  /** Forgets everything; what is being produced now is answered, and not kept. */
  invalidate: () => void
}

/** What the headers and the bookkeeping of one entry take besides its bytes: 3.6 kB were measured. */
const entryOverhead = 3 * 1024
const addressOverhead = 256

/** The part of the memory that addresses may take; the rest is for answers. */
const partOfAddresses = 1 / 16

/**
 * Keeps finished answers of anonymous reads until any content changes, see
 * docs/decisions/0009-response-cache.md.
 * @param options.maxBytes what all kept answers and their addresses may take together
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
  const maxAddressBytes = Math.ceil(maxBytes * partOfAddresses)
  const maxAnswerBytes = maxBytes - maxAddressBytes
  const kept = new LRUCache<string, Answer>({
    maxSize: maxAnswerBytes,
    maxEntrySize: Math.ceil(maxAnswerBytes / 8),
    sizeCalculation: ({ size }, key) => size + key.length * 2 + entryOverhead,
    ttl: maxAge,
    // An entry that is set again for its new size is as old as before.
    noUpdateTTL: true,
  })
  // What an address asks for never changes, so that no change of content empties this.
  const keys = new LRUCache<string, string>({
    maxSize: maxAddressBytes,
    sizeCalculation: (key, address) => (key.length + address.length) * 2 + addressOverhead,
  })
  let underWay = new Map<string, Promise<Answer>>()
  let freshUntil: Promise<number> | undefined
  let staleAt = Infinity
  let hits = 0
  let misses = 0

  const invalidate = () => {
    kept.clear()
    underWay = new Map()
    freshUntil = undefined
    staleAt = Infinity
  }

  const find = (key: string) => {
    if (Date.now() >= staleAt) invalidate()
    const found = kept.get(key)
    if (found) hits += 1
    return found
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
    counts: () => ({ hits, misses }),
    bytes: () => kept.calculatedSize + keys.calculatedSize,
    invalidate,
    answerAt: (address) => {
      const key = keys.get(address)
      return key === undefined ? undefined : find(key)
    },
    answer: (key, produce, address) => {
      if (address !== undefined) keys.set(address, key)
      const found = find(key)
      if (found) return Promise.resolve(found)
      misses += 1
      const generation = underWay
      const shared = generation.get(key)
      if (shared) return shared
      const answer = produceAndKeep(key, produce).finally(() => generation.delete(key))
      generation.set(key, answer)
      return answer
    },
  }
}
