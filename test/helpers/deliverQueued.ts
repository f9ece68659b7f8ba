import type { Payload, SendEmailOptions } from 'payload'

import { readEnv } from '../../src/env.ts'
import { deliverMails } from '../../src/mail/deliverMails.ts'
import { mailSettings } from '../../src/mail/startMails.ts'

/** Each mail of the queue has one address, and words. */
type Delivered = SendEmailOptions & { subject: string; text: string; to: string }

/** Sends the mails that are queued and due, in the order of their addresses, and gives them. */
export async function deliverQueued(payload: Payload): Promise<Delivered[]> {
  const sent: Delivered[] = []
  await deliverMails({
    ...mailSettings(payload, readEnv()),
    send: (message) => Promise.resolve(sent.push(message as Delivered)),
  })
  return sent.toSorted((a, b) => a.to.localeCompare(b.to))
}
