import type { CollectionAfterChangeHook, PayloadRequest, Where } from 'payload'

import type { RedirectTarget } from '../Redirects/targets.ts'
import { redirectsSlug } from '../slugs.ts'
import { liveDocument } from './liveDocument.ts'
import { addressesBefore } from './rememberAddress.ts'

type Saved = { id: string; _status?: string | null; slug?: string | null }

type Reference = { relationTo: RedirectTarget; value: string }

/**
 * Forwards the old address of a document that is or was public to its new one, and forgets
 * redirects from an address that is in use again. A redirect points at the document, so a chain of
 * them cannot form.
 */
export const leaveRedirect =
  (relationTo: RedirectTarget): CollectionAfterChangeHook<Saved> =>
  async ({ context, doc, req }) => {
    const before = addressesBefore(context).get(doc.id)
    const after = before ? await liveDocument(relationTo, doc.id, req) : null
    const path = (slug: string) => `/${relationTo}/${slug}`

    if (before?.publishedAt && before.slug && after && before.slug !== after.slug) {
      await redirect(path(before.slug), { relationTo, value: doc.id }, req)
    }
    if (doc._status === 'published' && doc.slug) {
      await removeRedirects({ from: { equals: path(doc.slug) } }, req)
    }
  }

async function redirect(from: string, reference: Reference, req: PayloadRequest): Promise<void> {
  const { payload } = req
  const to = { type: 'reference' as const, reference, url: null }
  // A redirect made by hand that leads to the old address would be the first of two steps.
  await payload.update({
    collection: redirectsSlug,
    where: { 'to.url': { equals: from } },
    data: { to },
    depth: 0,
    req,
  })
  await removeRedirects({ from: { equals: from } }, req)
  await payload.create({ collection: redirectsSlug, data: { from, to }, depth: 0, req })
}

async function removeRedirects(where: Where, req: PayloadRequest): Promise<void> {
  await req.payload.delete({ collection: redirectsSlug, where, depth: 0, req })
}
