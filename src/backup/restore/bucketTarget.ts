import { headersOf } from '../../media/bucket/bucketStorage.ts'
import { createBucket } from '../../media/bucket/createBucket.ts'
import type { BucketSettings } from '../../env.ts'
import { mediaEntries } from './mediaEntries.ts'
import type { MediaTarget } from './mediaTarget.ts'

const stagedPrefix = '.restoring/'
const replacedPrefix = '.replaced/'
const movesAtOnce = 8

/**
 * A bucket to restore the media into. What is moved is copied by the service, then removed. What is no
 * file of media stays as it is: our own notes, and what somebody else keeps under a prefix.
 */
export function bucketTarget(settings: BucketSettings): MediaTarget {
  const bucket = createBucket(settings)

  const keysIn = async (prefix: string) => (await bucket.list(prefix)).map(({ key }) => key)
  const current = async () =>
    (await bucket.list('', { flat: true }))
      .map(({ key }) => key)
      .filter((key) => !key.startsWith('.'))
  const eachOf = async (keys: string[], work: (key: string) => Promise<void>) => {
    const left = keys.values()
    const workers = Array.from({ length: movesAtOnce }, async () => {
      for (const key of left) await work(key)
    })
    await Promise.all(workers)
  }
  const moveAll = (keys: string[], from: string, to: string) =>
    eachOf(keys, async (key) => {
      await bucket.copy(key, to + key.slice(from.length))
      await bucket.remove(key)
    })
  const removeAll = async (keys: string[]) => eachOf(keys, bucket.remove)

  return {
    location: locationOf(settings),
    isEmpty: async () => (await current()).length === 0,
    stage: async (archive, onBytes) => {
      for (const { name, entry, stream } of mediaEntries(archive, onBytes)) {
        const source = { stream: stream(), length: entry.bytes }
        await bucket.put(stagedPrefix + name, source, headersOf(name))
      }
    },
    setAside: async () => moveAll(await current(), '', replacedPrefix),
    place: async () => moveAll(await keysIn(stagedPrefix), stagedPrefix, ''),
    removePlaced: async () => removeAll(await current()),
    putBack: async () => moveAll(await keysIn(replacedPrefix), replacedPrefix, ''),
    discard: async () => {
      await removeAll(await keysIn(stagedPrefix))
      await removeAll(await keysIn(replacedPrefix))
    },
  }
}

/** How a restore notes in which bucket the media are. */
export const locationOf = ({ endpoint, name }: Pick<BucketSettings, 'endpoint' | 'name'>): string =>
  `s3://${endpoint ? new URL(endpoint).host : 's3.amazonaws.com'}/${name}`
