import {
  addDataAndFileToRequest,
  APIError,
  Forbidden,
  type Endpoint,
  type PayloadHandler,
  type PayloadRequest,
} from 'payload'

import type { Mailing } from '../../src/lib/payload-types.ts'
import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { inTransaction } from '../inTransaction.ts'
import { queueMail } from '../Mails/queueMail.ts'
import { mailingsSlug } from '../slugs.ts'
import { findRecipients } from './recipients.ts'

/** @throws APIError 404 where there is no such mailing, or not for whoever asks */
async function findMailing(req: PayloadRequest): Promise<Mailing> {
  if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
  const mailing = await req.payload.findByID({
    collection: mailingsSlug,
    id: String(req.routeParams?.id),
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (!mailing) throw new APIError('There is no such mailing.', 404)
  return mailing
}

const countRecipients: PayloadHandler = async (req) => {
  const mailing = await findMailing(req)
  const recipients = mailing.recipients ?? (await findRecipients(req, mailing)).length
  return Response.json({ recipients, status: mailing.status })
}

const people = (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`

/**
 * Sends a mailing, once: whoever asks again is told how many it went to. The number of people that
 * the sender has in mind is asked for, so that nobody writes to more than they know of.
 */
const send: PayloadHandler = async (req) => {
  await addDataAndFileToRequest(req)
  const expected: unknown = req.data?.recipients
  if (typeof expected !== 'number') {
    throw new APIError('Please say in “recipients” how many people this is to go to.', 400)
  }
  return inTransaction(req, async () => {
    const mailing = await findMailing(req)
    if (mailing.status === 'sent') {
      return Response.json({ recipients: mailing.recipients, status: 'sent' })
    }
    const registrations = await findRecipients(req, mailing)
    const count = registrations.length
    if (count === 0) throw new APIError('There is nobody to send this to.', 409)
    if (count !== expected) {
      throw new APIError(`This would go to ${people(count)} now, not to ${expected}.`, 409)
    }
    const data = { status: 'sent', recipients: count, sentAt: new Date().toISOString() }
    const claimed: unknown = await req.payload.db.updateOne({
      collection: mailingsSlug,
      where: { and: [{ id: { equals: mailing.id } }, { status: { equals: 'draft' } }] },
      data,
      req,
    })
    const answer = { recipients: count, status: 'sent' }
    // Somebody else was faster.
    if (!claimed) return Response.json(answer)
    for (const registration of registrations) {
      const key = `mailing:${mailing.id}:${registration.id}`
      await queueMail(req, 'mailing', registration, { key, mailing: mailing.id })
    }
    return Response.json(answer, { status: 202 })
  })
}

export const endpoints: Endpoint[] = [
  { method: 'get', path: '/:id/recipients', handler: countRecipients },
  { method: 'post', path: '/:id/send', handler: send },
]
