import { APIError, Forbidden, type PayloadHandler, type PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { idOf } from '../access/idOf.ts'
import { dueNow } from '../dueNow.ts'
import { mailsSlug } from '../slugs.ts'
import { wakeMailer } from './mailer.ts'

/** Sends a mail again, with its retries from the start; one that has arrived goes out as a new one. */
export const sendAgain: PayloadHandler = async (req) => {
  if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
  const id = String(req.routeParams?.id)
  const mail = await req.payload.findByID({
    collection: mailsSlug,
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (!mail) throw new APIError('There is no such mail.', 404)
  if (mail.status === 'sent') {
    const { event, kind, mailing, registration, to } = mail
    const { notice } = await findHidden(req, id)
    const data = {
      ...dueNow(),
      id: uuidv7(),
      to,
      kind,
      registration: idOf(registration),
      event: idOf(event),
      mailing: idOf(mailing),
      notice: notice ?? null,
    }
    await req.payload.db.create({ collection: mailsSlug, data, req })
  } else {
    await req.payload.db.updateOne({
      collection: mailsSlug,
      id,
      data: { ...dueNow(), error: null },
      req,
    })
  }
  await req.payload.db.afterCommit(req.transactionID, wakeMailer)
  return Response.json({ id }, { status: 202 })
}

/** With what no role reads of it. */
const findHidden = (req: PayloadRequest, id: string) =>
  req.payload.findByID({ collection: mailsSlug, id, depth: 0, req, showHiddenFields: true })
