import { z } from 'zod'

import { isDraftCollection } from './draftCollections.ts'
import { type Entry, toEntry } from './entry.ts'
import type { Viewer } from './viewer.ts'

export type Scheduled = Entry & { action: 'publish' | 'unpublish'; at: string; jobId: string }

const inputSchema = z.object({
  type: z.enum(['publish', 'unpublish']),
  doc: z.object({ relationTo: z.string(), value: z.string() }),
})

/**
 * What will be published or unpublished by itself, soonest first. For editors only: nobody may read
 * the queue of jobs, so it is asked without access rules and each document then as the viewer.
 */
export async function findScheduled(viewer: Viewer): Promise<Scheduled[]> {
  const { docs: jobs } = await viewer.payload.find({
    collection: 'payload-jobs',
    depth: 0,
    limit: 6,
    pagination: false,
    sort: 'waitUntil',
    where: {
      and: [
        { taskSlug: { equals: 'schedulePublish' } },
        { completedAt: { exists: false } },
        { hasError: { not_equals: true } },
        { waitUntil: { exists: true } },
      ],
    },
  })
  const scheduled = await Promise.all(
    jobs.map(async ({ id, input, waitUntil }) => {
      const { data } = inputSchema.safeParse(input)
      if (!data || !waitUntil || !isDraftCollection(data.doc.relationTo)) return []
      const document = await viewer.payload.findByID({
        collection: data.doc.relationTo,
        depth: 0,
        disableErrors: true,
        draft: true,
        id: data.doc.value,
        overrideAccess: false,
        user: viewer.user,
      })
      if (!document) return []
      const entry = toEntry(viewer, data.doc.relationTo, document)
      return [{ ...entry, action: data.type, at: waitUntil, jobId: String(id) }]
    }),
  )
  return scheduled.flat()
}
