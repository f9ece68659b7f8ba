import type { Env } from '../env.ts'
import { createBucket } from './bucket/createBucket.ts'
import { bucketStorage } from './bucket/bucketStorage.ts'
import { diskStorage } from './diskStorage.ts'
import type { MediaStorage } from './storage.ts'

/** The settings that say where the files of media are kept. */
export type MediaSettings = Pick<Env, 'MEDIA_DIR'> & Partial<Pick<Env, 'bucket'>>

/** Where the files of media are kept: the bucket where one is set up, else the folder. */
export const mediaStorage = ({ MEDIA_DIR, bucket }: MediaSettings): MediaStorage =>
  bucket ? bucketStorage(createBucket(bucket), MEDIA_DIR) : diskStorage(MEDIA_DIR)
