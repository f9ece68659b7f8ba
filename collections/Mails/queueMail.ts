import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import type { Mail, Registration } from '../../src/lib/payload-types.ts'
import { idOf } from '../access/idOf.ts'
import { mailsSlug } from '../slugs.ts'
import { wakeMailer } from './mailer.ts'
import type { MailKind } from './mailKinds.ts'

type Extras = Partial<Pick<Mail, 'before' | 'key' | 'mailing' | 'nextAttemptAt'>>

/**
 * Queues a mail to somebody who signed up, in the transaction of the request: it is sent after the
 * commit, or never if that fails. What it says is made from the registration when it is sent.
 * @param extras.key what may be sent once only
 * @param extras.nextAttemptAt when it is to be sent, if not at once
 */
export async function queueMail(
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>,
  kind: MailKind,
  registration: Pick<Registration, 'email' | 'event' | 'id'>,
  extras: Extras = {},
): Promise<void> {
  const { payload, transactionID } = req
  await payload.db.create({
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
      ...extras,
    },
    req: { transactionID },
  })
  await payload.db.afterCommit(transactionID, wakeMailer)
}
