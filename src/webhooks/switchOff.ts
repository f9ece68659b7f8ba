import { createLocalReq, type Payload } from 'payload'

import { inTransaction } from '../../collections/inTransaction.ts'
import { queueNotice } from '../../collections/Mails/queueNotice.ts'
import { webhooksSlug } from '../../collections/slugs.ts'
import { adminUrl } from '../lib/adminUrl.ts'
import { isWriteConflict } from '../lib/isWriteConflict.ts'
import type { Webhook } from '../lib/payload-types.ts'

/**
 * Sends nothing more to a receiver until somebody switches its webhook on again, and queues the mail
 * that tells editors and admins, once.
 * @param reason a sentence for staff
 */
export async function switchOff(
  payload: Payload,
  { id, name }: Pick<Webhook, 'id' | 'name'>,
  reason: string,
): Promise<void> {
  const req = await createLocalReq({}, payload)
  const link = adminUrl(payload, `/collections/${webhooksSlug}/${id}`)
  const notice = {
    subject: `Webhook switched off: ${name}`,
    text: `${reason} Nothing more is sent there until somebody switches it on again.\n\n${link}\n`,
  }
  const isNew = await inTransaction(req, async () => {
    // Past validation: an address that was allowed once may be refused today.
    const changed: unknown = await payload.db.updateOne({
      collection: webhooksSlug,
      where: { and: [{ id: { equals: id } }, { enabled: { equals: true } }] },
      data: { enabled: false, switchedOffBecause: reason },
      req,
    })
    if (!changed) return false
    await queueNotice(
      req,
      { role: { in: ['editor', 'admin'] } },
      { kind: 'webhook-switched-off', notice },
    )
    return true
  }).catch((error: unknown) => {
    // Another delivery has come to the same at this moment, or somebody saves the webhook.
    if (isWriteConflict(error)) return false
    throw error
  })
  if (isNew)
    payload.logger.warn({ webhook: id, msg: `Webhook “${name}” is switched off. ${reason}` })
}
