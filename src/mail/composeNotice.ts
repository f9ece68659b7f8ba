import type { Payload, SendEmailOptions } from 'payload'

import { placesOfUse } from '../../collections/consent/placesOfUse.ts'
import { type Notice, noticeSchema } from '../../collections/Mails/notice.ts'
import { adminUrl } from '../lib/adminUrl.ts'
import type { Mail } from '../lib/payload-types.ts'
import { fromNobody, messageId } from './messageId.ts'

/** A mail to staff, in the words that were queued with it. */
export async function composeNotice(
  mail: Pick<Mail, 'id' | 'notice' | 'to'>,
  { payload, sender }: { payload: Payload; sender: { address: string; name: string } },
): Promise<SendEmailOptions> {
  const { subject, text, usesOf } = noticeSchema.parse(mail.notice)
  return {
    subject,
    text: usesOf ? `${text}\n\n${await describeUses(payload, usesOf)}\n` : text,
    to: mail.to,
    from: sender,
    messageId: messageId(mail, sender),
    headers: fromNobody,
  }
}

async function describeUses(
  payload: Payload,
  { collection, id }: NonNullable<Notice['usesOf']>,
): Promise<string> {
  const places = await placesOfUse(payload, collection, id)
  const used = places.map(
    ({ collection: slug, field, id: place, title }) =>
      `- ${title} (${field})\n  ${adminUrl(payload, `/collections/${slug}/${place}`)}`,
  )
  return [
    used.length > 0
      ? `It had been used here, where the public sees it no more:\n\n${used.join('\n')}`
      : 'It is not used anywhere else on the site.',
    'Please see to copies elsewhere: newsletters, social media, print.',
  ].join('\n\n')
}
