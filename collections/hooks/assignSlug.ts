import type { CollectionBeforeChangeHook } from 'payload'

import { toSlug } from '../../src/lib/toSlug.ts'
import { freeSlug } from './freeSlug.ts'

type Sluggable = {
  _status?: string | null
  id?: string
  name?: string | null
  publishedAt?: string | null
  slug?: string | null
  title?: string | null
}

/**
 * Gives a document its slug: the one asked for, else the one it has, else one made from `source`.
 * While somebody types the title of a new document, the autosaved slug follows.
 * @param mustRenew whether a slug that is there, or asked for, must give way to one from `source`
 */
export const assignSlug =
  (
    source: 'name' | 'title',
    mustRenew: (data: Sluggable, before: Sluggable | undefined) => boolean = () => false,
  ): CollectionBeforeChangeHook<Sluggable & { id: string }> =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const before = operation === 'update' ? originalDoc : undefined
    const kept =
      before?.slug && !(String(req.query?.autosave) === 'true' && followsSource(before, source))
        ? before.slug
        : undefined
    const asked = data.slug && data.slug !== before?.slug ? toSlug(data.slug) : undefined
    const base = mustRenew(data, before)
      ? slugFrom(data[source])
      : asked || kept || slugFrom(data[source])

    // Not null, which a unique index of MongoDB allows once.
    if (!base) return { ...data, slug: undefined }
    if (base === before?.slug && data._status !== 'published') return { ...data, slug: base }
    return { ...data, slug: await freeSlug({ base, collection, own: before?.id, req }) }
  }

/** Whether the slug was made from the title, of a document that never was public. */
function followsSource(before: Sluggable, source: 'name' | 'title'): boolean {
  const made = slugFrom(before[source])
  const slug = before.slug ?? ''
  return (
    !before.publishedAt &&
    (slug === made || (slug.startsWith(`${made}-`) && /^\d+$/.test(slug.slice(made.length + 1))))
  )
}

const slugFrom = (text: string | null | undefined): string =>
  text?.trim() ? toSlug(text) || 'untitled' : ''
