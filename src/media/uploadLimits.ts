import type { Config } from 'payload'

import type { Env } from '../env.ts'
import { incomingFolder } from './incoming.ts'

const bytesPerMegabyte = 1_048_576

/**
 * How Payload receives files: on the disk, not in memory, and cut off at the size set, which
 * `prepareUpload` then refuses.
 */
export const uploadLimits = (
  env: Pick<Env, 'MEDIA_DIR' | 'UPLOAD_MAX_MB'>,
): NonNullable<Config['upload']> => ({
  // Payload would give up in the middle of the request, and the client see no answer.
  abortOnLimit: false,
  limits: { fileSize: Math.floor(env.UPLOAD_MAX_MB * bytesPerMegabyte) },
  tempFileDir: incomingFolder(env.MEDIA_DIR),
  useTempFiles: true,
})
