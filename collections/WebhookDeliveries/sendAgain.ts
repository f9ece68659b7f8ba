import { APIError, Forbidden, type PayloadHandler } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { noteWork } from '../Activity/noteWork.ts'
import { inTransaction } from '../inTransaction.ts'
import { webhookDeliveriesSlug } from '../slugs.ts'
import { tryAgain } from '../tryAgain.ts'

/** Sends a delivery once more, with the same id and body and its retries from the start. */
export const sendAgain: PayloadHandler = async (req) => {
  if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
  const id = String(req.routeParams?.id)
  const delivery = await req.payload.findByID({
    collection: webhookDeliveriesSlug,
    id,
    depth: 1,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (!delivery) throw new APIError('There is no such delivery.', 404)
  const { webhook } = delivery
  if (typeof webhook !== 'object' || !webhook?.enabled) {
    throw new APIError('This webhook is switched off. Switch it on first.', 409)
  }
  await inTransaction(req, async () => {
    await tryAgain(req, webhookDeliveriesSlug, delivery)
    await noteWork(req, 'work-retried', { id, kind: 'delivery', about: { type: delivery.type } })
  })
  return Response.json({ id }, { status: 202 })
}
