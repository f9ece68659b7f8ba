import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import type { ConsentUse } from '../../../collections/consent/consentUses.ts'
import { inTransaction } from '../../../collections/inTransaction.ts'
import { mediaSlug, peopleSlug, testimonialsSlug } from '../../../collections/slugs.ts'
import { isWriteConflict } from '../../lib/isWriteConflict.ts'
import type { Person, Testimonial } from '../../lib/payload-types.ts'
import { findLink, type Link } from './findLink.ts'
import { readDecided, type Shown } from './readShown.ts'

export type Decision = {
  status: 'granted' | 'withdrawn'
  uses?: ConsentUse[]
  naming?: string | undefined
}

const attempts = 5

/**
 * Saves what somebody decided by a link, with its entry in the log, as one transaction.
 * @returns false, and nothing is saved, where the document changed since it was shown, or the link
 *   works no longer
 */
export async function decide(
  payload: Payload,
  token: string,
  shown: Shown,
  decision: Decision,
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    const req = await createLocalReq({}, payload)
    try {
      return await inTransaction(req, async () => {
        const link = await findLink(payload, token, req)
        const doc = link && (await readDecided(payload, link, { req }))
        if (!link || doc?.updatedAt !== shown.updatedAt) return false
        req.context.consentLink = link.id
        await save(payload, link, shown, decision, req)
        return true
      })
    } catch (error) {
      if (attempt === attempts || !isWriteConflict(error)) throw error
    }
  }
}

async function save(
  payload: Payload,
  link: Link,
  { consent }: Shown,
  { naming, status, uses }: Decision,
  req: PayloadRequest,
): Promise<void> {
  const { collection, document: id } = link
  const now = new Date().toISOString()
  const hasRunOut = Boolean(consent.expiresAt) && `${consent.expiresAt}` <= now
  const decided = {
    status,
    ...(uses && { uses }),
    givenAt: now,
    method: 'form' as const,
    recordedBy: null,
    ...(status === 'granted' && hasRunOut && { expiresAt: null }),
  }
  if (collection === mediaSlug) {
    await payload.update({ collection, id, data: { consent: decided }, depth: 0, req })
    return
  }
  const live = await readDecided(payload, link, { draft: false, req })
  const newest = await readDecided(payload, link, { draft: true, req })
  const update = async (data: Partial<Person | Testimonial>, draft: boolean) => {
    const changed = {
      ...data,
      consent: { ...data.consent, ...decided },
    }
    if (collection === peopleSlug) {
      const creditAs = naming as Person['creditAs']
      await payload.update({
        collection,
        id,
        data: { ...changed, ...(creditAs && { creditAs }) },
        depth: 0,
        draft,
        req,
      })
    }
    if (collection === testimonialsSlug) {
      const shownAs = naming as Testimonial['shownAs']
      await payload.update({
        collection,
        id,
        data: { ...changed, ...(shownAs && { shownAs }) },
        depth: 0,
        draft,
        req,
      })
    }
  }
  const isPublished = isMarked(live, 'published')
  if (!isPublished) return update({}, true)
  // What is drafted of a published document stays a draft, with the same decision in it.
  const hasDraft = isMarked(newest, 'draft')
  await update(
    hasDraft && live ? { ...live, _status: 'published' } : { _status: 'published' },
    false,
  )
  if (hasDraft && newest) await update({ ...newest, _status: 'draft' }, true)
}

const isMarked = (doc: object | undefined, status: string): boolean =>
  doc !== undefined && '_status' in doc && doc._status === status
