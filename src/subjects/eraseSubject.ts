import { APIError, type PayloadRequest } from 'payload'

import { inTransaction } from '../../collections/inTransaction.ts'
import { findSubject, reportOf } from './findSubject.ts'
import { recordRequest } from './recordRequest.ts'
import type { Asked } from './resolveSubject.ts'
import { staysElsewhere } from './sources/index.ts'
import type { Choices, Item, Outcome } from './subject.ts'

export const defaultChoices: Choices = {
  profile: 'anonymise',
  testimonials: 'anonymise',
  media: 'delete',
  account: 'keep',
}

export type Erasure = {
  kinds: ({ kind: string; label: string } & Outcome)[]
  /** What is left for a reader, or stays by choice, with the reason. */
  left: { kind: string; label: string; reason: string; items: Item[] }[]
  stays: string[]
}

const shredFailed =
  'The database is in use and could not be packed: what was deleted may be readable in its file until the next start.'

/**
 * Erases what was found about a subject, in one transaction, and keeps a record that names nobody.
 * @param seen of the finding that somebody has looked at
 * @throws APIError 409 where there is more, or less, than they have seen
 */
export async function eraseSubject(
  req: PayloadRequest,
  asked: Asked,
  seen: string,
  choices: Choices,
): Promise<Erasure> {
  const erasure = await inTransaction(req, async (): Promise<Erasure> => {
    const finding = await findSubject(req, asked)
    if (finding.seen !== seen) {
      throw new APIError('Something has changed since you looked. Please look again first.', 409)
    }
    if (finding.kinds.length === 0) throw new APIError('Nothing is held about them.', 404)
    req.context.erasing = true
    const kinds: Erasure['kinds'] = []
    const left: Erasure['left'] = []
    for (const { source, items } of finding.kinds) {
      const { erase, kind, label, stays } = source
      if (erase) {
        const outcome = await erase(items, choices, finding.search)
        kinds.push({ kind, label, ...outcome })
        if (outcome.kept) left.push({ kind, label, reason: 'You chose to keep it.', items })
        else {
          const noted = items.filter(({ note }) => note?.includes('other people'))
          if (noted.length > 0) {
            left.push({ kind, label, reason: noted[0]?.note ?? '', items: noted })
          }
        }
      } else left.push({ kind, label, reason: stays ?? '', items })
    }
    const done = { kinds, left, stays: staysElsewhere }
    await recordRequest(req, 'erased', asked, { ...reportOf(finding), ...done, choices })
    return done
  })
  try {
    await req.payload.db.shred?.()
  } catch (error) {
    req.payload.logger.warn({ err: error, msg: 'The database could not be packed' })
    return { ...erasure, stays: [...erasure.stays, shredFailed] }
  }
  return erasure
}
