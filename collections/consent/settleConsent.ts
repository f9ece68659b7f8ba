import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { hasRole } from '../access/hasRole.ts'
import { idOf } from '../access/idOf.ts'
import { mediaSlug, peopleSlug } from '../slugs.ts'
import { consentInForce, type Decided } from './consentInForce.ts'
import { always, coversWebsite, earliest, endOfConsent } from './heldBackFrom.ts'

type Consented = Decided & {
  consent?: (NonNullable<Decided['consent']> & { recordedBy?: unknown }) | null
  people?: unknown[] | null
}

const decisive = ['status', 'expiresAt', 'method', 'uses'] as const

/**
 * Completes a consent on every save: when an answer was given, where nobody says so; who recorded it;
 * and from when the document is held back besides its own status and end.
 */
export const settleConsent: CollectionBeforeChangeHook<Consented> = async ({
  collection,
  context,
  data,
  originalDoc,
  req,
}) => {
  const before = originalDoc?.consent ?? {}
  const consent = { ...before, ...data.consent }
  const isAnswer = consent.status === 'granted' || consent.status === 'withdrawn'
  const isNewDate = consent.givenAt && !sameInstant(consent.givenAt, before.givenAt)
  if (isAnswer && consent.status !== before.status && !isNewDate && !context.importing) {
    consent.givenAt = new Date().toISOString()
  }
  const isChanged =
    (originalDoc || isAnswer) && decisive.some((name) => differs(consent[name], before[name]))
  if (!context.importing && isChanged) {
    consent.recordedBy = hasRole(req.user, 'admin', 'editor', 'contributor') ? req.user?.id : null
  }
  const people =
    collection.slug === mediaSlug ? (data.people ?? originalDoc?.people ?? []).map(idOf) : []
  consent.heldBackFrom = coversWebsite(consent) ? await endByPeople(people, req) : always
  return { ...data, consent }
}

/** From when the consent of somebody shown in a photograph keeps it back. */
export async function endByPeople(people: unknown[], req: PayloadRequest): Promise<string | null> {
  const ids = people.filter((id) => typeof id === 'string')
  const shown = await consentInForce(peopleSlug, ids, req)
  return earliest(shown.map(({ consent }) => endOfConsent(consent)))
}

const sameInstant = (one: string | null | undefined, other: string | null | undefined): boolean =>
  Boolean(one && other) && new Date(`${one}`).getTime() === new Date(`${other}`).getTime()

const normal = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(String).sort().join(' ') : value || ''

const differs = (one: unknown, other: unknown): boolean =>
  normal(one instanceof Date ? one.toISOString() : one) !== normal(other)
