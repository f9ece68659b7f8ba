import type { CollectionAfterChangeHook, Where } from 'payload'

import { adminUrl } from '../../src/lib/adminUrl.ts'
import { hasRole } from '../access/hasRole.ts'
import { idOf } from '../access/idOf.ts'
import { documentTitle } from '../documentTitle.ts'
import type { NoticeKind } from '../Mails/mailKinds.ts'
import { queueNotice } from '../Mails/queueNotice.ts'

type Reviewed = { [field: string]: unknown; id: string; reviewStatus?: string | null }

/**
 * Tells the editors that a contributor asks for a review, and the contributor that changes are
 * needed, by mail that is queued with the change.
 */
export const mailAboutReview: CollectionAfterChangeHook<Reviewed> = async ({
  collection,
  doc,
  previousDoc,
  req,
}) => {
  if (doc.reviewStatus === (previousDoc as Partial<Reviewed>).reviewStatus) return
  const { payload, user } = req
  const title = documentTitle(doc[collection.admin.useAsTitle ?? 'id'])
  const link = adminUrl(payload, `/collections/${collection.slug}/${doc.id}`)
  const tell = (kind: NoticeKind, who: Where, subject: string, text: string) =>
    queueNotice(req, who, { kind, notice: { subject, text: `${text}\n\n${link}\n` } })

  if (doc.reviewStatus === 'requested' && user && hasRole(user, 'contributor')) {
    await tell(
      'review-requested',
      { role: { in: ['editor', 'admin'] } },
      `For review: ${title}`,
      `${user.name} asks for a review of “${title}”.`,
    )
  }
  if (doc.reviewStatus === 'changes-needed' && hasRole(user, 'editor', 'admin')) {
    await tell(
      'changes-needed',
      { and: [{ id: { equals: idOf(doc.createdBy) } }, { id: { not_equals: user?.id } }] },
      `Changes needed: ${title}`,
      `An editor has read “${title}” and asks for changes before it is published.`,
    )
  }
}
