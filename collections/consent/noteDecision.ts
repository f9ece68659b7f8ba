import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import type { ConsentLog } from '../../src/lib/payload-types.ts'
import { consentLogSlug, testimonialsSlug } from '../slugs.ts'
import { consentInForce, type Decided } from './consentInForce.ts'
import type { ConsentUse } from './consentUses.ts'
import { coversWebsite } from './heldBackFrom.ts'
import { mailAboutEndedConsent } from './mailAboutEndedConsent.ts'

declare module 'payload' {
  interface RequestContext {
    /** The id of the consent link by which somebody decides for themselves. */
    consentLink?: string
    /** What was in force before a change, by the id of the document. */
    decidedBefore?: Map<string, Decided | undefined>
  }
}

/** Keeps what is in force before a change, for `noteDecision` to compare with. */
export const recallDecision: CollectionBeforeChangeHook<{ id: string }> = async ({
  collection: { slug },
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const id = originalDoc?.id
  if (operation === 'update' && id) {
    const [before] = await consentInForce(slug, [id], req)
    context.decidedBefore ??= new Map()
    context.decidedBefore.set(id, before)
  }
  return data
}

type Decision = Pick<ConsentLog, 'expiresAt' | 'naming' | 'status' | 'uses'>

/**
 * Writes a decision into the log, in the transaction of the change by which it comes into force, and
 * has the editors told where the document was used if consent has ended. A draft of what is published
 * decides nothing until it is published itself.
 */
export const noteDecision: CollectionAfterChangeHook<{ id: string }> = async ({
  collection,
  context,
  doc: { id },
  operation,
  req,
}) => {
  const { slug } = collection
  const about = slug as ConsentLog['about']
  const [after] = await consentInForce(slug, [id], req)
  const known = operation === 'create' ? undefined : context.decidedBefore?.get(id)
  context.decidedBefore?.delete(id)
  if (!after || context.importing) return
  const before = decisionOf(known ?? {}, slug)
  const now = decisionOf(after, slug)
  if (sameDecision(before, now)) return
  await req.payload.create({
    collection: consentLogSlug,
    data: {
      about,
      documentId: id,
      ...now,
      statusBefore: before.status,
      ...(now.naming && { namingBefore: before.naming }),
      ...(isMethod(after.consent?.method) && { method: after.consent.method }),
      ...decider(req),
    },
    depth: 0,
    req,
  })
  if (hasEnded(before, now)) {
    await mailAboutEndedConsent(
      req,
      { collection: about, id },
      { how: 'was withdrawn or narrowed' },
    )
  }
}

function decisionOf(
  { consent, creditAs, shownAs }: Partial<Decided>,
  slug: string,
): Decision & { status: NonNullable<Decision['status']> } {
  const firstStatus = slug === testimonialsSlug ? 'pending' : 'not-recorded'
  const naming = { people: creditAs ?? 'full-name', testimonials: shownAs ?? 'person' }[slug]
  return {
    status: (consent?.status ?? firstStatus) as NonNullable<Decision['status']>,
    uses: [...(consent?.uses ?? [])].sort() as ConsentUse[],
    expiresAt: consent?.expiresAt ? new Date(consent.expiresAt).toISOString() : null,
    naming: (naming ?? null) as Decision['naming'],
  }
}

const sameDecision = (one: Decision, other: Decision): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const isMethod = (value: unknown): value is NonNullable<ConsentLog['method']> =>
  ['form', 'email', 'written', 'spoken'].includes(String(value))

function decider({ context, user }: PayloadRequest): Pick<ConsentLog, 'by' | 'decidedBy'> {
  if (context.consentLink) return { by: 'link', decidedBy: context.consentLink }
  return user ? { by: 'user', decidedBy: user.id } : { by: 'server' }
}

const hasEnded = (before: Decision, now: Decision): boolean =>
  (now.status === 'withdrawn' && before.status !== 'withdrawn') ||
  (coversWebsite(before) && !coversWebsite(now))
