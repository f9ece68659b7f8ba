import type { SendEmailOptions } from 'payload'

import { noticeSchema } from '../../collections/Mails/notice.ts'
import type { Mail } from '../lib/payload-types.ts'
import { fromNobody, messageId } from './messageId.ts'

/** A mail to staff, in the words that were queued with it. */
export function composeNotice(
  mail: Pick<Mail, 'id' | 'notice' | 'to'>,
  sender: { address: string; name: string },
): SendEmailOptions {
  return {
    ...noticeSchema.parse(mail.notice),
    to: mail.to,
    from: sender,
    messageId: messageId(mail, sender),
    headers: fromNobody,
  }
}
