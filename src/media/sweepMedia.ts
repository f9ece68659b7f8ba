import type { Payload } from 'payload'

import { settleFiles } from './settleFiles.ts'
import type { MediaStorage } from './storage.ts'

const hourMs = 3_600_000

/**
 * Removes the files without a document that a crash has left behind.
 * @param age only files stored longer ago than this many milliseconds, since a younger one may
 *   belong to a document that is being saved right now
 */
export async function sweepMedia(
  payload: Payload,
  storage: MediaStorage,
  age = hourMs,
): Promise<void> {
  await settleFiles(payload, storage, await storage.listUnsettled(age))
}

/**
 * Sweeps now and every hour.
 * @param isShared whether another database keeps its files there too, for then one that we know
 *   nothing of may be its
 * @returns the function that ends it
 */
export function startSweeping(
  payload: Payload,
  storage: MediaStorage,
  isShared: () => Promise<boolean>,
): () => void {
  const sweepOwn = async () => {
    if (!(await isShared())) await sweepMedia(payload, storage)
  }
  const sweep = () => {
    sweepOwn().catch((error: unknown) =>
      payload.logger.error({ err: error, msg: 'Removing files without a document failed' }),
    )
  }
  sweep()
  const timer = setInterval(sweep, hourMs)
  timer.unref()
  return () => clearInterval(timer)
}
