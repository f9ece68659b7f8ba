import type { Payload, SendEmailOptions } from 'payload'

import { idOf } from '../../collections/access/idOf.ts'
import { claimAttempt, heldBy } from '../../collections/claimAttempt.ts'
import { isNotice } from '../../collections/Mails/mailKinds.ts'
import { type Plans, plansOf } from '../../collections/Mails/plans.ts'
import { mailsSlug } from '../../collections/slugs.ts'
import type { CalendarSettings } from '../api/calendar/eventsAsCalendar.ts'
import type { Event, Mail } from '../lib/payload-types.ts'
import { measurements } from '../lib/measurements.ts'
import { passingFault } from '../lib/passingFault.ts'
import { inSpan, type Span } from '../lib/tracer.ts'
import { composeMail } from './composeMail.ts'
import { composeNotice } from './composeNotice.ts'
import { describeChanges } from './describeChanges.ts'
import { isPermanent, isUnreachable } from './smtpFaults.ts'
import { reasonToDrop } from './reasonToDrop.ts'
import { retryDelay } from './retryDelay.ts'

export type MailOptions = CalendarSettings & {
  sender: { address: string; name: string }
  send: (message: SendEmailOptions) => Promise<unknown>
  /** Milliseconds since 1970. */
  now: () => number
  /** From 0 to 1. */
  random: () => number
  signal?: AbortSignal
}

type Outcome = { status: Mail['status']; error: string | null; isUnreachable?: boolean }

/** Longer than any attempt takes, so that only one that died with its process is taken up again. */
const leaseMs = 3 * 60_000

/**
 * Tries to send a mail that is due, unless somebody else has taken it up.
 * @returns whether the mail server can be reached
 */
export async function attemptMail(mail: Mail, options: MailOptions): Promise<boolean> {
  const attributes = {
    'messaging.system': 'smtp',
    'messaging.operation.name': 'send',
    'messaging.operation.type': 'send',
    'messaging.destination.name': 'mails',
    'messaging.message.id': mail.id,
    'cms.mail.kind': mail.kind,
  }
  return inSpan({ name: 'send mails', kind: 'producer', attributes }, (span) =>
    attempt(mail, options, span),
  )
}

async function attempt(mail: Mail, options: MailOptions, span: Span | undefined): Promise<boolean> {
  const { payload } = options
  const attempts = await claimAttempt(payload, mailsSlug, mail, {
    lease: leaseMs,
    now: options.now(),
  })
  if (attempts === undefined) return true
  const outcome = await deliver(mail, options)
  const now = options.now()
  const wait = outcome.status === 'pending' ? retryDelay(attempts, options.random) : undefined
  const isGivenUp = outcome.status === 'pending' && wait === undefined
  const status = isGivenUp ? 'failed' : outcome.status
  const word = status === 'pending' ? 'retried' : status
  countOutcome(word)
  span?.set({ 'cms.mail.outcome': word })
  if (word === 'retried' || word === 'failed') span?.fail(word)
  await payload.db.updateOne({
    collection: mailsSlug,
    // Where it was asked for again meanwhile, that begins from the start.
    where: heldBy(mail.id, attempts),
    data: {
      status,
      nextAttemptAt: wait === undefined ? null : new Date(now + wait).toISOString(),
      error: outcome.error,
      ...(outcome.status === 'sent' ? { sentAt: new Date(now).toISOString() } : {}),
    },
  })
  return !outcome.isUnreachable
}

function countOutcome(outcome: string): void {
  const { mails } = measurements()
  mails.set(outcome, (mails.get(outcome) ?? 0) + 1)
}

async function deliver(mail: Mail, options: MailOptions): Promise<Outcome> {
  let message: SendEmailOptions | string
  try {
    message = await makeMessage(mail, options)
  } catch (error) {
    const fault = passingFault(error)
    options.payload.logger.error({ err: error, id: mail.id, msg: 'A mail could not be written' })
    return {
      // Nothing but such a fault makes it another time what it was not this time.
      status: fault ? 'pending' : 'failed',
      error: fault?.message ?? `It could not be written: ${reasonOf(error)}`,
    }
  }
  if (typeof message === 'string') return { status: 'dropped', error: message }
  try {
    await options.send(message)
    return { status: 'sent', error: null }
  } catch (error) {
    return {
      status: isPermanent(error) ? 'failed' : 'pending',
      error: reasonOf(error) || 'The mail server could not be reached.',
      isUnreachable: isUnreachable(error),
    }
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** @returns why it is not sent, where it is no longer true */
async function makeMessage(mail: Mail, options: MailOptions): Promise<SendEmailOptions | string> {
  const { payload } = options
  if (isNotice(mail.kind)) return composeNotice(mail, options)
  const [registration, event, mailing, template] = await Promise.all([
    findOne(payload, 'registrations', mail.registration),
    findOne(payload, 'events', mail.event),
    findOne(payload, 'mailings', mail.mailing),
    findTemplate(payload, mail.kind),
  ])
  // Of an event that is off the site they are not told, and it need not have dates then.
  const changes = event?._status === 'published' ? changesSince(mail.before, event) : []
  const facts = { registration, event, mailing, changes }
  const reason = reasonToDrop(mail, facts, options.now())
  if (reason || !registration || !event) return reason || 'It was removed.'
  const words = mail.kind === 'mailing' ? mailing : template
  return composeMail({ mail, registration, event, template: words, changes }, options)
}

async function findOne<Slug extends 'events' | 'mailings' | 'registrations'>(
  payload: Payload,
  collection: Slug,
  relation: unknown,
) {
  const id = idOf(relation)
  if (typeof id !== 'string') return null
  return payload.findByID({
    collection,
    id,
    depth: 0,
    disableErrors: true,
    showHiddenFields: true,
    trash: true,
  })
}

async function findTemplate(payload: Payload, kind: Mail['kind']) {
  if (kind === 'mailing') return null
  const where = { kind: { equals: kind } }
  const { docs } = await payload.find({
    collection: 'mail-templates',
    where,
    limit: 1,
    pagination: false,
  })
  return docs[0] ?? null
}

const changesSince = (before: Mail['before'], event: Event): string[] =>
  // Written by ourselves alone, from `plansOf`.
  before ? describeChanges(before as unknown as Plans, plansOf(event)) : []
