import type { PayloadRequest } from 'payload'

import type { Event } from '../../../src/lib/payload-types.ts'
import { toSlug } from '../../../src/lib/toSlug.ts'
import { eventsSlug } from '../../slugs.ts'

const dateAtEnd = /-\d{4}-\d{2}-\d{2}(?:-\d+)?$/

/** What the addresses of an event's siblings start with: its own, without a date. */
export const addressBase = ({ slug, title }: Event): string =>
  (slug || toSlug(title ?? '') || 'untitled').replace(dateAtEnd, '')

/** The key of an event's series: the one it has, else one from its address that no other has. */
export async function seriesKey(event: Event, req: PayloadRequest): Promise<string> {
  if (event.series?.trim()) return event.series
  const base = addressBase(event)
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`
    const { totalDocs } = await req.payload.count({
      collection: eventsSlug,
      req,
      trash: true,
      where: { series: { equals: key } },
    })
    if (totalDocs === 0) return key
  }
}
