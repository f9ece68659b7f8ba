import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import type { Registration } from '../../src/lib/payload-types.ts'
import { idOf } from '../access/idOf.ts'
import { mailsSlug } from '../slugs.ts'
import type { MailKind } from './mailKinds.ts'

/**
 * Queues a mail to somebody who signed up, in the transaction of the request: it is sent after the
 * commit, or never if that fails. What it says is made from the registration when it is sent.
 */
export async function queueMail(
  req: PayloadRequest,
  kind: MailKind,
  registration: Pick<Registration, 'email' | 'event' | 'id'>,
): Promise<void> {
  await req.payload.db.create({
    collection: mailsSlug,
    data: {
      id: uuidv7(),
      to: registration.email,
      kind,
      registration: registration.id,
      event: idOf(registration.event),
      status: 'pending',
      attempts: 0,
      nextAttemptAt: new Date().toISOString(),
    },
    req,
  })
}
