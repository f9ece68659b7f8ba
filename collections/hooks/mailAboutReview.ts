import type { CollectionAfterChangeHook, Where } from 'payload'

import { adminUrl } from '../../src/lib/adminUrl.ts'
import { hasRole } from '../access/hasRole.ts'
import { idOf } from '../access/idOf.ts'
import { documentTitle } from '../documentTitle.ts'
import { mailTo } from '../mailTo.ts'

type Reviewed = { [field: string]: unknown; id: string; reviewStatus?: string | null }

/**
 * Tells the editors that a contributor asks for a review, and the contributor that changes are
 * needed, by mail once the change is saved. A mail that fails is logged; the change stands.
 */
export const mailAboutReview: CollectionAfterChangeHook<Reviewed> = async ({
  collection,
  doc,
  previousDoc,
  req: { payload, transactionID, user },
}) => {
  if (doc.reviewStatus === (previousDoc as Partial<Reviewed>).reviewStatus) return
  const title = documentTitle(doc[collection.admin.useAsTitle ?? 'id'])
  const link = adminUrl(payload, `/collections/${collection.slug}/${doc.id}`)
  const tell = (who: Where, subject: string, text: string) =>
    payload.db.afterCommit(transactionID, () => {
      // The answer to the request does not wait for the mail server.
      void mailTo(payload, who, { subject, text: `${text}\n\n${link}\n` }).catch(
        (error: unknown) => {
          payload.logger.error({ err: error, msg: 'A mail about a review could not be sent' })
        },
      )
    })

  if (doc.reviewStatus === 'requested' && user && hasRole(user, 'contributor')) {
    await tell(
      { role: { in: ['editor', 'admin'] } },
      `For review: ${title}`,
      `${user.name} asks for a review of “${title}”.`,
    )
  }
  if (doc.reviewStatus === 'changes-needed' && hasRole(user, 'editor', 'admin')) {
    await tell(
      { and: [{ id: { equals: idOf(doc.createdBy) } }, { id: { not_equals: user?.id } }] },
      `Changes needed: ${title}`,
      `An editor has read “${title}” and asks for changes before it is published.`,
    )
  }
}
