import { createHmac } from 'node:crypto'
import type { PayloadRequest } from 'payload'

import { noteActivity } from '../../collections/Activity/noteActivity.ts'
import { inTransaction } from '../../collections/inTransaction.ts'
import { subjectRequestsSlug } from '../../collections/slugs.ts'
import type { Asked } from './resolveSubject.ts'

/** Keeps that a request was met, by whom and with what, and not whom it was about. */
export async function recordRequest(
  req: PayloadRequest,
  action: 'erased' | 'exported',
  { email, person }: Asked,
  report: Record<string, unknown>,
): Promise<void> {
  const subject = person ?? email?.trim().toLowerCase() ?? ''
  await inTransaction(req, async () => {
    const { id } = await req.payload.create({
      collection: subjectRequestsSlug,
      data: {
        action,
        subjectHash: createHmac('sha256', req.payload.secret)
          .update(`subject:${subject}`)
          .digest('hex'),
        requestedBy: req.user?.id ?? null,
        report,
      },
      depth: 0,
      req,
    })
    await noteActivity(req, action, { documentCollection: subjectRequestsSlug, documentId: id })
  })
}
