import type { Payload, Where } from 'payload'

import { previewed } from '../../collections/previewed.ts'
import { webhookCollections, type WebhookCollection } from '../../collections/webhookEvents.ts'
import type { Webhook } from '../lib/payload-types.ts'
import type { PublicAddress } from '../lib/publicAddress.ts'
import { findActiveWebhooks, noteEvent, type PublicEvent, type Transaction } from './noteEvent.ts'
import { findDocuments, findPublic, type Known } from './publicDocuments.ts'

/** The methods of a database adapter that change documents; versions are never public. */
const writes = ['create', 'deleteMany', 'deleteOne', 'updateMany', 'updateOne', 'upsert'] as const
type Write = (typeof writes)[number]

type WriteArguments = { collection: string; id?: string; req?: Transaction; where?: Where }

type Change = {
  collection: WebhookCollection
  where: Where
  webhooks: Webhook[]
  transaction: Transaction
}

/**
 * Notes for the webhooks what every write changes in public, whichever way it comes: the adapter
 * itself is watched, as no hook is met by all. What is noted belongs to the write's transaction: it is
 * there if the write is, and gone if that is rolled back.
 * @param onNoted called after the commit
 */
export function recordEvents(
  payload: Payload,
  publicAddress: PublicAddress,
  onNoted: () => void,
): void {
  const { db } = payload
  for (const name of writes) {
    const write = db[name] as (args: WriteArguments) => Promise<unknown>
    const recorded = async (args: WriteArguments) => {
      const change = await describeChange(payload, name, args)
      if (!change) return write.call(db, args)
      const before = name === 'create' ? [] : await findTargets(payload, change)
      const result = await write.call(db, args)
      const targets = [...before.map(({ document }) => document.id), ...idsOf(result)]
      if (targets.length === 0) return result
      const where: Where = { id: { in: targets } }
      const after = await findPublic(payload, change.collection, where, change.transaction)
      const isDelete = name.startsWith('delete')
      const events = [
        ...before.flatMap((known) => eventFor(known, isDelete, after) ?? []),
        ...after
          .filter(({ id }) => !before.some(({ document }) => document.id === id))
          .map((document) => ({ event: 'published' as const, document })),
      ]
      for (const { event, document } of events) {
        const told = present(change.collection, event, document, publicAddress)
        await noteEvent(payload, change.webhooks, told, change.transaction)
      }
      if (events.length > 0) await db.afterCommit(args.req?.transactionID, onNoted)
      return result
    }
    Object.assign(db, { [name]: recorded })
  }
}

async function describeChange(
  payload: Payload,
  name: Write,
  { collection, id, req, where = {} }: WriteArguments,
): Promise<Change | undefined> {
  if (!isWebhookCollection(collection)) return undefined
  const transaction: Transaction = req?.transactionID ? { transactionID: req.transactionID } : {}
  const webhooks = (await findActiveWebhooks(payload, transaction)).filter(({ collections }) =>
    collections.includes(collection),
  )
  if (webhooks.length === 0) return undefined
  const target: Where = id !== undefined && name !== 'create' ? { id: { equals: id } } : where
  return { collection, where: target, webhooks, transaction }
}

const isWebhookCollection = (slug: string): slug is WebhookCollection => slug in webhookCollections

type Target = { document: Known; isPublic: boolean }

async function findTargets(payload: Payload, change: Change): Promise<Target[]> {
  const { collection, where, transaction } = change
  const documents = await findDocuments(payload, collection, where, transaction)
  const visible = await findPublic(payload, collection, where, transaction)
  const visibleIds = new Set(visible.map(({ id }) => id))
  return documents.map((document) => ({ document, isPublic: visibleIds.has(document.id) }))
}

function idsOf(result: unknown): string[] {
  return typeof result === 'object' && result !== null && 'id' in result ? [String(result.id)] : []
}

function eventFor(
  { document, isPublic }: Target,
  isDelete: boolean,
  after: Known[],
): Pick<PublicEvent, 'document' | 'event'> | undefined {
  if (isDelete) {
    // From the trash it was told as unpublished; that it is gone for good is news all the same.
    const wasTold = isPublic || (document.deletedAt && document._status !== 'draft')
    return wasTold
      ? { event: 'deleted', document: isPublic ? document : { id: document.id } }
      : undefined
  }
  const now = after.find(({ id }) => id === document.id)
  if (now) return { event: isPublic ? 'changed' : 'published', document: now }
  return isPublic ? { event: 'unpublished', document } : undefined
}

function present(
  collection: WebhookCollection,
  event: PublicEvent['event'],
  { id, slug }: Pick<Known, 'id' | 'slug'>,
  publicAddress: PublicAddress,
): PublicEvent {
  const isThere = event === 'published' || event === 'changed'
  const hasPage = previewed.some((one) => one === collection)
  const address = isThere && hasPage ? { url: publicAddress(collection, { id, slug }) } : {}
  return { collection, event, document: { id, ...(slug ? { slug } : {}), ...address } }
}
