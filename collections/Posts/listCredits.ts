import type {
  CollectionAfterReadHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { byShownName } from '../../src/lib/byShownName.ts'
import { isRecord } from '../../src/lib/isRecord.ts'
import type { Post } from '../../src/lib/payload-types.ts'
import { idOf } from '../access/idOf.ts'
import { organisationsSlug, peopleSlug } from '../slugs.ts'

type Credit = NonNullable<Post['credits']>[number]

/** Reads the way the credits are listed wherever they are asked for. */
export const readCreditsOrder: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'read') return
  const { select } = args as { select?: unknown }
  if (isRecord(select) && select.credits) select.creditsOrder = true
}

/**
 * Lists credits by the names shown now where a post says so, in what is read over the API; the order
 * that staff gave them is kept. Those who may not be shown come last, or their place would tell
 * something of their names.
 */
export const listCredits: CollectionAfterReadHook<Post> = async ({ doc, req }) => {
  const isRead = req.payloadAPI === 'GraphQL' || (req.payloadAPI === 'REST' && req.method === 'GET')
  const { credits, creditsOrder } = doc
  if (!isRead || creditsOrder !== 'alphabetical' || !credits || credits.length < 2) return doc
  const names = await namesOf(credits, req)
  const named = credits.filter((credit) => names.has(keyOf(credit)))
  const others = credits.filter((credit) => !names.has(keyOf(credit)))
  const nameOf = (credit: Credit) => names.get(keyOf(credit)) ?? ''
  named.sort((one, other) => byShownName(nameOf(one), nameOf(other)))
  return { ...doc, credits: [...named, ...others] }
}

const keyOf = ({ organisation, person }: Credit): unknown => idOf(person) ?? idOf(organisation)

async function namesOf(credits: Credit[], req: PayloadRequest): Promise<Map<unknown, string>> {
  const names = new Map<unknown, string>()
  const asked = { [organisationsSlug]: new Set<string>(), [peopleSlug]: new Set<string>() }
  const note = (collection: keyof typeof asked, value: unknown) => {
    const id = idOf(value)
    if (isRecord(value) && typeof value.name === 'string') names.set(id, value.name)
    else if (typeof id === 'string') asked[collection].add(id)
  }
  for (const { organisation, person } of credits) {
    note(peopleSlug, person)
    note(organisationsSlug, organisation)
  }
  for (const collection of [organisationsSlug, peopleSlug] as const) {
    if (asked[collection].size === 0) continue
    const { docs } = await req.payload.find({
      collection,
      depth: 0,
      overrideAccess: false,
      pagination: false,
      req,
      select: { name: true },
      where: { id: { in: [...asked[collection]] } },
    })
    for (const { id, name } of docs) if (name) names.set(id, name)
  }
  return names
}
