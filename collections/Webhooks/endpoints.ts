import {
  APIError,
  Forbidden,
  type Endpoint,
  type PayloadHandler,
  type PayloadRequest,
} from 'payload'

import { adminOnly } from '../access/adminOnly.ts'
import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { webhookDeliveriesSlug, webhooksSlug } from '../slugs.ts'
import { makeSecret } from './giveSecret.ts'

/** @throws APIError 404 where there is no such webhook, or not for whoever asks */
async function findWebhook(req: PayloadRequest) {
  const webhook = await req.payload.findByID({
    collection: webhooksSlug,
    id: String(req.routeParams?.id),
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (!webhook) throw new APIError('There is no such webhook.', 404)
  return webhook
}

const sendTest: PayloadHandler = async (req) => {
  if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
  const webhook = await findWebhook(req)
  if (!webhook.enabled) throw new APIError('This webhook is switched off. Switch it on first.', 409)
  const timestamp = new Date().toISOString()
  const type = 'test'
  const { id } = await req.payload.create({
    collection: webhookDeliveriesSlug,
    data: {
      webhook: webhook.id,
      type,
      body: JSON.stringify({ type, timestamp, data: {} }),
      status: 'pending',
      attempts: 0,
      nextAttemptAt: timestamp,
    },
    req,
  })
  return Response.json({ id }, { status: 202 })
}

const renewSecret: PayloadHandler = async (req) => {
  if (!adminOnly({ req })) throw new Forbidden(req.t)
  const { id } = await findWebhook(req)
  const secret = makeSecret()
  await req.payload.update({ collection: webhooksSlug, id, data: { secret }, depth: 0, req })
  return Response.json({ secret })
}

export const endpoints: Endpoint[] = [
  { method: 'post', path: '/:id/test', handler: sendTest },
  { method: 'post', path: '/:id/secret', handler: renewSecret },
]
