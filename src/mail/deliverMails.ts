import { mailsSlug } from '../../collections/slugs.ts'
import type { Mail } from '../lib/payload-types.ts'
import { attemptMail, type MailOptions } from './attemptMail.ts'

/** How many are sent at once, over as many connections. */
export const parallelMails = 3
const batchSize = 30

/** Sends what is due, and stops for this time where the mail server cannot be reached. */
export async function deliverMails(options: MailOptions): Promise<void> {
  for (;;) {
    const due = await findDue(options)
    if (due.length === 0) return
    let isReachable = true
    const line = async () => {
      for (let mail = due.shift(); mail; mail = due.shift()) {
        if (options.signal?.aborted || !isReachable) return
        if (!(await attemptMail(mail, options))) isReachable = false
      }
    }
    await Promise.all(Array.from({ length: parallelMails }, line))
    if (!isReachable || options.signal?.aborted) return
  }
}

async function findDue({ now, payload }: MailOptions): Promise<Mail[]> {
  const { docs } = await payload.find({
    collection: mailsSlug,
    where: {
      and: [
        { status: { equals: 'pending' } },
        { nextAttemptAt: { less_than_equal: new Date(now()).toISOString() } },
      ],
    },
    sort: 'nextAttemptAt',
    limit: batchSize,
    pagination: false,
    depth: 0,
    showHiddenFields: true,
  })
  return docs
}
