import type { CollectionConfig, CollectionSlug, Payload, PayloadRequest } from 'payload'

import { adminUrl } from '../../src/lib/adminUrl.ts'
import { documentTitle } from '../documentTitle.ts'
import { mailTo } from '../mailTo.ts'
import { placesOfUse } from './placesOfUse.ts'

/**
 * Tells the editors by mail, once the change is saved, that consent to a document was withdrawn or
 * narrowed, and where it had been used. A mail that fails is logged; the change stands.
 */
export async function mailAboutEndedConsent(
  { slug }: Pick<CollectionConfig, 'slug'>,
  id: string,
  { payload, transactionID }: PayloadRequest,
): Promise<void> {
  await payload.db.afterCommit(transactionID, () => {
    // The answer to the request waits neither for the search nor for the mail server.
    void tellOfEndedConsent(payload, slug as CollectionSlug, id, 'was withdrawn or narrowed').catch(
      (error: unknown) => {
        payload.logger.error({ err: error, msg: 'A mail about consent could not be sent' })
      },
    )
  })
}

/** @param how what happened to the consent, in words that follow it */
export async function tellOfEndedConsent(
  payload: Payload,
  slug: CollectionSlug,
  id: string,
  how: string,
): Promise<void> {
  const { admin, labels } = payload.collections[slug].config
  const titleField = admin.useAsTitle ?? 'id'
  const doc = await payload.findByID({
    collection: slug,
    id,
    depth: 0,
    disableErrors: true,
    select: { [titleField]: true },
    trash: true,
  })
  if (!doc) return
  const title = documentTitle(Reflect.get(doc, titleField))
  const kind = typeof labels.singular === 'string' ? labels.singular : slug
  const places = await placesOfUse(payload, slug, id)
  const used = places.map(
    ({ collection, field, id: place, title: name }) =>
      `- ${name} (${field})\n  ${adminUrl(payload, `/collections/${collection}/${place}`)}`,
  )
  const text = [
    `The consent to “${title}” ${how}. It is not public any more.`,
    adminUrl(payload, `/collections/${slug}/${id}`),
    used.length > 0
      ? `It had been used here, where the public sees it no more:\n\n${used.join('\n')}`
      : 'It is not used anywhere else on the site.',
    'Please see to copies elsewhere: newsletters, social media, print.',
  ].join('\n\n')
  await mailTo(
    payload,
    { role: { in: ['editor', 'admin'] } },
    { subject: `Consent ended: ${kind.toLowerCase()} “${title}”`, text: `${text}\n` },
  )
}
