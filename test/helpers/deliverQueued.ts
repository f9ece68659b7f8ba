import type { Payload, SendEmailOptions } from 'payload'

import { readEnv } from '../../src/env.ts'
import { deliverMails } from '../../src/mail/deliverMails.ts'
import { mailSettings } from '../../src/mail/startMails.ts'

/** Sends the mails that are queued and due, in the order of their addresses, and gives them. */
export async function deliverQueued(payload: Payload): Promise<SendEmailOptions[]> {
  const sent: SendEmailOptions[] = []
  await deliverMails({
    ...mailSettings(payload, readEnv()),
    send: (message) => Promise.resolve(sent.push(message)),
  })
  return sent.toSorted((a, b) => String(a.to).localeCompare(String(b.to)))
}
