import type { Payload } from 'payload'

import { mailTo } from '../../collections/mailTo.ts'
import { webhooksSlug } from '../../collections/slugs.ts'
import { adminUrl } from '../lib/adminUrl.ts'
import type { Webhook } from '../lib/payload-types.ts'

/**
 * Sends nothing more to a receiver until somebody switches its webhook on again, and tells editors
 * and admins by mail. A mail that fails is logged.
 * @param reason a sentence for staff
 */
export async function switchOff(
  payload: Payload,
  { id, name }: Pick<Webhook, 'id' | 'name'>,
  reason: string,
): Promise<void> {
  // Past validation: an address that was allowed once may be refused today.
  await payload.db.updateOne({
    collection: webhooksSlug,
    id,
    data: { enabled: false, switchedOffBecause: reason },
  })
  payload.logger.warn({ webhook: id, msg: `Webhook “${name}” is switched off. ${reason}` })
  const link = adminUrl(payload, `/collections/${webhooksSlug}/${id}`)
  const mail = {
    subject: `Webhook switched off: ${name}`,
    text: `${reason} Nothing more is sent there until somebody switches it on again.\n\n${link}\n`,
  }
  try {
    await mailTo(payload, { role: { in: ['editor', 'admin'] } }, mail)
  } catch (error) {
    payload.logger.error({ err: error, msg: 'A mail about a webhook could not be sent' })
  }
}
