import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook, Where } from 'payload'

import { mediaSlug, peopleSlug } from '../slugs.ts'
import { consentInForce } from './consentInForce.ts'
import { earliest, endOfConsent } from './heldBackFrom.ts'
import { findPhotographs, type Photograph, settleHolds, settleHoldsAgain } from './settleHolds.ts'

/**
 * Keeps the photographs that show a person from the public as soon as, and only while, their consent
 * does: in the transaction of the change itself, by the moment that each photograph stores.
 */
export const holdBackPhotographs: CollectionAfterChangeHook<{ id: string }> = async ({
  doc,
  operation,
  req,
}) => {
  if (operation === 'create') return
  const where: Where = { people: { equals: doc.id } }
  await settleHolds(where, req)
  await settleHoldsAgain(where, req)
}

/** Looks at a photograph again once it is stored: somebody whom it shows may just have decided. */
export const holdBackPhotograph: CollectionAfterChangeHook<Photograph> = async ({ doc, req }) => {
  if (doc.people?.length) await settleHoldsAgain({ id: { equals: doc.id } }, req)
}

/**
 * Lets a photograph keep what a person decided who is deleted for good: their refusal, or the end of
 * their consent, becomes its own. It would be public again with nobody left to ask.
 */
export const keepRefusalOfDeleted: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const [person] = await consentInForce(peopleSlug, [String(id)], req)
  const end = endOfConsent(person?.consent)
  if (!end) return
  const hasEnded = end <= new Date().toISOString()
  for (const photograph of await findPhotographs({ people: { equals: String(id) } }, req)) {
    const { status, expiresAt } = photograph.consent ?? {}
    const consent = hasEnded
      ? { status: status === 'pending' ? ('pending' as const) : ('withdrawn' as const) }
      : { expiresAt: earliest([end, expiresAt ?? null]) }
    await req.payload.update({
      collection: mediaSlug,
      id: photograph.id,
      data: { consent },
      depth: 0,
      req,
      trash: true,
    })
  }
}
