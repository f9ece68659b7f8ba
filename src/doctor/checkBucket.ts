import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'

import type { Env } from '../env.ts'
import { createBucket } from '../media/bucket/createBucket.ts'
import { MediaUnavailable } from '../media/bucket/mediaUnavailable.ts'
import type { Finding } from './finding.ts'

const check = 'bucket'

/** Whether files can be written into the bucket, read, listed and removed; nothing where there is none. */
export async function checkBucket({ bucket: settings }: Pick<Env, 'bucket'>): Promise<Finding[]> {
  if (!settings) return []
  const bucket = createBucket(settings)
  const key = `.doctor/${randomUUID()}`
  const written = Buffer.from('Written by doctor; it can be removed.')
  try {
    await bucket.put(key, written)
    const content = await bucket.get(key)
    const isSame = content !== undefined && written.equals(await buffer(content))
    const listed = await bucket.list(key)
    await bucket.remove(key)
    return [
      isSame && listed.length === 1
        ? {
            check,
            state: 'ok',
            message: `The bucket ${settings.name} takes, gives, lists and removes files.`,
          }
        : {
            check,
            state: 'problem',
            message: `The bucket ${settings.name} does not give what was written into it.`,
          },
    ]
  } catch (error) {
    if (!(error instanceof MediaUnavailable)) throw error
    return [{ check, state: 'problem', message: `${error.reason}: ${advice}` }]
  }
}

const advice =
  'see that S3_ENDPOINT, S3_BUCKET and the keys are right, and that the keys may read, write, list and remove.'
