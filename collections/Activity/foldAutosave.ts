import type { PayloadRequest } from 'payload'

import type { Activity } from '../../src/lib/payload-types.ts'
import { activitySlug } from '../slugs.ts'

const foldedMs = 10 * 60 * 1000

/**
 * Adds the fields of an autosave to the entry that the same editor left with the same document in the
 * last ten minutes: somebody who types saves every second or two.
 * @returns whether there was one
 */
export async function foldAutosave(
  req: PayloadRequest,
  documentId: string,
  changed: string[],
): Promise<boolean> {
  const { payload, user } = req
  if (!user) return false
  const since = new Date(Date.now() - foldedMs).toISOString()
  const { docs } = await payload.db.find<Activity>({
    collection: activitySlug,
    where: {
      and: [
        { documentId: { equals: documentId } },
        { userId: { equals: user.id } },
        { action: { in: ['changed', 'created'] } },
        { createdAt: { greater_than: since } },
      ],
    },
    sort: '-createdAt',
    limit: 1,
    pagination: false,
    req,
  })
  const [entry] = docs
  if (!entry) return false
  const known = entry.changedFields?.split(', ') ?? []
  const all = [...new Set([...known, ...changed])]
  if (entry.action === 'changed' && all.length > known.length) {
    await payload.db.updateOne({
      collection: activitySlug,
      id: entry.id,
      data: { changedFields: all.join(', ') },
      req,
      returning: false,
    })
  }
  return true
}
