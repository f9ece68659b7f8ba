import type { PayloadRequest } from 'payload'

import { adminUrl } from '../../src/lib/adminUrl.ts'
import type { ConsentedCollection } from '../consentedCollections.ts'
import { documentTitle } from '../documentTitle.ts'
import { queueNotice } from '../Mails/queueNotice.ts'

/**
 * Queues the mail by which the editors learn that consent to a document has ended, and where it is
 * used, in the transaction of the request.
 * @param how what happened to the consent, in words that follow it
 * @param key what they are told once only, if that is not each time
 */
export async function mailAboutEndedConsent(
  req: PayloadRequest,
  { collection, id }: { collection: ConsentedCollection; id: string },
  { how, key }: { how: string; key?: string },
): Promise<void> {
  const { payload } = req
  const { admin, labels } = payload.collections[collection].config
  const titleField = admin.useAsTitle ?? 'id'
  const doc = await payload.findByID({
    collection,
    id,
    depth: 0,
    disableErrors: true,
    req,
    select: { [titleField]: true },
    trash: true,
  })
  if (!doc) return
  const title = documentTitle(Reflect.get(doc, titleField))
  const kind = typeof labels.singular === 'string' ? labels.singular : collection
  const text = [
    `The consent to “${title}” ${how}. It is not public any more.`,
    adminUrl(payload, `/collections/${collection}/${id}`),
  ].join('\n\n')
  await queueNotice(
    req,
    { role: { in: ['editor', 'admin'] } },
    {
      key,
      kind: 'consent-ended',
      notice: {
        subject: `Consent ended: ${kind.toLowerCase()} “${title}”`,
        text,
        usesOf: { collection, id },
      },
    },
  )
}
