import { randomUUID } from 'node:crypto'

import type { Bucket } from './createBucket.ts'

const holdPrefix = '.held/'
const longestHoldMs = 86_400_000

/**
 * Keeps every file of a bucket from going away, on whatever server, until it is released, or a day
 * has passed: whoever made it may have crashed.
 * @returns the function that releases it
 */
export async function holdBucket(bucket: Bucket): Promise<() => Promise<void>> {
  const key = holdPrefix + randomUUID()
  await bucket.put(key, Buffer.alloc(0))
  return () => bucket.remove(key)
}

/** Whether somebody keeps the files of a bucket from going away. */
export async function isHeld(bucket: Bucket): Promise<boolean> {
  const since = Date.now() - longestHoldMs
  return (await bucket.list(holdPrefix)).some(({ modified }) => modified > since)
}
