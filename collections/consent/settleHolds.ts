import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'

import { isWriteConflict } from '../../src/lib/isWriteConflict.ts'
import { idOf } from '../access/idOf.ts'
import { inTransaction } from '../inTransaction.ts'
import { mediaSlug } from '../slugs.ts'
import { always, coversWebsite, type StoredConsent } from './heldBackFrom.ts'
import { endByPeople } from './settleConsent.ts'

export type Photograph = {
  id: string
  consent?: StoredConsent | null
  people?: unknown[] | null
}

const attempts = 5

/** The photographs that a condition selects, those in the trash too. */
export async function findPhotographs(where: Where, req: PayloadRequest): Promise<Photograph[]> {
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

/** Has photographs held back from when their own consent and that of whoever they show says. */
export async function settleHolds(where: Where, req: PayloadRequest): Promise<void> {
  for (const { consent, heldBackFrom, id } of await findUnsettled(where, req)) {
    await req.payload.db.updateOne({
      collection: mediaSlug,
      id,
      data: { consent: { ...consent, heldBackFrom } },
      req,
    })
  }
}

/**
 * Does so once more after the commit. On MongoDB a photograph and a person that are saved in the same
 * moment do not see each other’s change, and neither is refused: whichever is stored last finds both.
 */
export async function settleHoldsAgain(
  where: Where,
  { payload, transactionID }: PayloadRequest,
): Promise<void> {
  await payload.db.afterCommit(transactionID, async () => {
    const unsettled = await findUnsettled(where, await createLocalReq({}, payload))
    if (unsettled.length === 0) return
    await settleInTransaction({ id: { in: unsettled.map(({ id }) => id) } }, payload)
  })
}

async function settleInTransaction(where: Where, payload: Payload): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const req = await createLocalReq({}, payload)
    try {
      return await inTransaction(req, () => settleHolds(where, req))
    } catch (error) {
      if (attempt === attempts || !isWriteConflict(error)) throw error
    }
  }
}

async function findUnsettled(where: Where, req: PayloadRequest) {
  const unsettled: (Photograph & { heldBackFrom: string | null })[] = []
  for (const photograph of await findPhotographs(where, req)) {
    const own = photograph.consent ?? {}
    const shown = (photograph.people ?? []).map(idOf)
    const heldBackFrom = coversWebsite(own) ? await endByPeople(shown, req) : always
    if (heldBackFrom !== (own.heldBackFrom ?? null)) unsettled.push({ ...photograph, heldBackFrom })
  }
  return unsettled
}
