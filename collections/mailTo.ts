import type { Payload, Where } from 'payload'

import { usersSlug } from './slugs.ts'

/** Sends a mail to the staff that a condition selects. */
export async function mailTo(
  payload: Payload,
  who: Where,
  mail: { subject: string; text: string },
): Promise<void> {
  const { docs } = await payload.find({
    collection: usersSlug,
    depth: 0,
    pagination: false,
    select: { email: true },
    where: who,
  })
  // One mail each: staff need not learn each other's addresses.
  await Promise.all(docs.map(({ email }) => payload.sendEmail({ ...mail, to: email })))
}
