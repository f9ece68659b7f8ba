import path from 'node:path'

import { OperatorError } from '../../lib/operatorError.ts'
import { requireWritableFolder } from '../../lib/requireWritableFolder.ts'
import type { MediaSettings } from '../../media/mediaStorage.ts'
import type { Archive } from '../readArchive.ts'
import { bucketTarget, locationOf } from './bucketTarget.ts'
import { folderTarget } from './folderTarget.ts'
import type { Replaceable } from './replaceable.ts'

/** Where the media of a backup are restored to. */
export type MediaTarget = Replaceable & {
  /** The folder, or the bucket as `s3://host/name`. */
  location: string
  /** Writes the new beside the old. */
  stage: (archive: Archive, onBytes: (bytes: number) => void) => Promise<void>
}

/** The media that are set up, as something to restore into. */
export function mediaTarget({ MEDIA_DIR, bucket }: MediaSettings): MediaTarget {
  if (bucket) return bucketTarget(bucket)
  requireWritableFolder(path.resolve(MEDIA_DIR), 'MEDIA_DIR')
  return folderTarget(MEDIA_DIR)
}

/**
 * The media of a restore that was begun.
 * @param location where it noted that they are
 * @throws OperatorError where that is a bucket, and another or none is set up now
 */
export function begunMediaTarget(
  location: string,
  { bucket }: Pick<MediaSettings, 'bucket'>,
): MediaTarget {
  if (!location.startsWith('s3://')) return folderTarget(location)
  if (bucket && locationOf(bucket) === location) return bucketTarget(bucket)
  throw new OperatorError(
    `A restore of the bucket ${location} was cut short; set S3_BUCKET and S3_ENDPOINT to it, so that it can be ended.`,
  )
}
