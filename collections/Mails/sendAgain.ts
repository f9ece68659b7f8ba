import { APIError, Forbidden, type PayloadHandler } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { idOf } from '../access/idOf.ts'
import { noteWork } from '../Activity/noteWork.ts'
import { dueNow } from '../dueNow.ts'
import { inTransaction } from '../inTransaction.ts'
import { mailsSlug } from '../slugs.ts'
import { tryAgain } from '../tryAgain.ts'
import { wakeMailer } from './mailer.ts'

/**
 * Sends a mail again, with its retries from the start; one that has arrived goes out as a new one.
 * One that is being sent is left alone: it would arrive twice.
 */
export const sendAgain: PayloadHandler = async (req) => {
  if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
  const id = String(req.routeParams?.id)
  const mail = await req.payload.findByID({
    collection: mailsSlug,
    id,
    depth: 0,
    disableErrors: true,
    req,
    // What it says, which no role reads.
    showHiddenFields: true,
  })
  if (!mail) throw new APIError('There is no such mail.', 404)
  const { event, kind, mailing, notice, registration, status, to } = mail
  await inTransaction(req, async () => {
    if (status === 'sent') {
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
      await tryAgain(req, mailsSlug, mail)
    }
    await noteWork(req, 'work-retried', { id, kind: 'mail', about: { kind } })
    await req.payload.db.afterCommit(req.transactionID, wakeMailer)
  })
  return Response.json({ id }, { status: 202 })
}
