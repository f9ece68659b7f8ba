import type { PayloadRequest, Where } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { dueNow } from '../dueNow.ts'
import { mailsSlug, usersSlug } from '../slugs.ts'
import { wakeMailer } from './mailer.ts'
import type { NoticeKind } from './mailKinds.ts'
import type { Notice } from './notice.ts'

/**
 * Queues a mail to the staff that a condition selects, one each, in the transaction of the request.
 * @param key what each of them is told once only, if that is not each time
 */
export async function queueNotice(
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>,
  who: Where,
  { key, kind, notice }: { key?: string; kind: NoticeKind; notice: Notice },
): Promise<void> {
  const { payload, transactionID } = req
  const { docs } = await payload.find({
    collection: usersSlug,
    depth: 0,
    pagination: false,
    req,
    select: { email: true },
    where: who,
  })
  const keyOf = (user: string) => `${key ?? uuidv7()}:${user}`
  const keyed = docs.map(({ email, id }) => ({ email, key: keyOf(id) }))
  const told = await payload.find({
    collection: mailsSlug,
    depth: 0,
    pagination: false,
    req,
    select: { key: true },
    showHiddenFields: true,
    where: { key: { in: keyed.map((one) => one.key) } },
  })
  const known = new Set(told.docs.map((one) => one.key))
  for (const one of keyed) {
    if (known.has(one.key)) continue
    await payload.db.create({
      collection: mailsSlug,
      data: { ...dueNow(), id: uuidv7(), to: one.email, kind, key: one.key, notice },
      req: { transactionID },
    })
  }
  await payload.db.afterCommit(transactionID, wakeMailer)
}
