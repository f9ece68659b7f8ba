import type {
  CollectionAfterChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
  Where,
} from 'payload'

import { idOf } from '../access/idOf.ts'
import { mediaSlug, peopleSlug } from '../slugs.ts'
import { consentInForce } from './consentInForce.ts'
import {
  always,
  coversWebsite,
  earliest,
  endOfConsent,
  type StoredConsent,
} from './heldBackFrom.ts'
import { endByPeople } from './settleConsent.ts'

type Photograph = { id: string; consent?: StoredConsent | null; people?: unknown[] | null }

async function photographsOf(person: string, req: PayloadRequest): Promise<Photograph[]> {
  const where: Where = { people: { equals: person } }
  const { docs } = await req.payload.find({
    collection: mediaSlug,
    depth: 0,
    pagination: false,
    req,
    select: { consent: true, people: true },
    trash: true,
    where,
  })
  return docs
}

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
  for (const { consent, id, people } of await photographsOf(doc.id, req)) {
    const own = coversWebsite(consent ?? {})
    const heldBackFrom = own ? await endByPeople((people ?? []).map(idOf), req) : always
    if (heldBackFrom === (consent?.heldBackFrom ?? null)) continue
    await req.payload.db.updateOne({
      collection: mediaSlug,
      id,
      data: { consent: { ...consent, heldBackFrom } },
      req,
    })
  }
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
  for (const photograph of await photographsOf(String(id), req)) {
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
