import type { CollectionAfterChangeHook } from 'payload'

import type { Event, Registration } from '../../src/lib/payload-types.ts'
import { addressesBefore } from '../hooks/rememberAddress.ts'
import { liveDocument } from '../hooks/liveDocument.ts'
import type { MailKind } from '../Mails/mailKinds.ts'
import { plansOf } from '../Mails/plans.ts'
import { queueMail } from '../Mails/queueMail.ts'
import { mailsSlug, registrationsSlug } from '../slugs.ts'

/** So that several changes, or one that is taken back, are one mail or none. */
const foldMs = 5 * 60_000
const news = ['changed', 'event-cancelled', 'event-postponed'] as const satisfies MailKind[]

/**
 * Tells those who signed up what they plan by has changed of a published event that is still to
 * come, some minutes later. Taking it off the site tells nobody: to call it off, its status says so.
 */
export const tellOfChanges: CollectionAfterChangeHook<Event> = async ({ context, doc, req }) => {
  const before = addressesBefore(context).get(doc.id) as Event | undefined
  if (before?._status !== 'published') return
  const after = await liveDocument<Event>('events', doc.id, req)
  if (after?._status !== 'published' || after.deletedAt) return
  const hasPassed = [before, after].every(({ endsAt }) => Date.parse(endsAt) <= Date.now())
  const [was, is] = [plansOf(before), plansOf(after)]
  if (hasPassed || JSON.stringify(was) === JSON.stringify(is)) return

  const kind = kindOf(was.status, is.status)
  const { payload, transactionID } = req
  const nextAttemptAt = new Date(Date.now() + foldMs).toISOString()
  const { docs: waiting } = await payload.find({
    collection: mailsSlug,
    where: {
      and: [
        { event: { equals: doc.id } },
        { kind: { in: [...news] } },
        { status: { equals: 'pending' } },
        { attempts: { equals: 0 } },
      ],
    },
    select: { registration: true },
    depth: 0,
    pagination: false,
    req,
  })
  if (waiting.length > 0) {
    // What they were before the first change stays noted.
    await payload.db.updateMany({
      collection: mailsSlug,
      where: {
        and: [{ id: { in: waiting.map(({ id }) => id) } }, { attempts: { equals: 0 } }],
      },
      data: { kind, nextAttemptAt },
      req: { transactionID },
    })
  }
  const told = new Set(waiting.map(({ registration }) => registration))
  for (const registration of await findRegistrations(doc.id, req)) {
    if (told.has(registration.id)) continue
    await queueMail(req, kind, registration, { before: was, nextAttemptAt })
  }
}

type Request = Parameters<typeof tellOfChanges>[0]['req']

async function findRegistrations(
  event: string,
  req: Request,
): Promise<Pick<Registration, 'email' | 'event' | 'id'>[]> {
  const { docs } = await req.payload.find({
    collection: registrationsSlug,
    where: {
      and: [{ event: { equals: event } }, { status: { in: ['confirmed', 'waiting'] } }],
    },
    select: { email: true, event: true },
    depth: 0,
    pagination: false,
    req,
  })
  return docs
}

function kindOf(was: string, is: string): (typeof news)[number] {
  if (was !== is && is === 'cancelled') return 'event-cancelled'
  if (was !== is && is === 'postponed') return 'event-postponed'
  return 'changed'
}
