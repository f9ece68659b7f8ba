import { APIError, Forbidden, type PayloadHandler, type PayloadRequest } from 'payload'

import { hashConsentToken, makeConsentToken } from '../../src/lib/consentToken.ts'
import { isRecord } from '../../src/lib/isRecord.ts'
import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { readableAmong } from '../access/readableAmong.ts'
import { type ConsentedCollection, consentedCollections } from '../consentedCollections.ts'
import { inTransaction } from '../inTransaction.ts'
import { consentLinksSlug } from '../slugs.ts'

const dayMs = 86_400_000
const days = 60
const longestEmail = 254
const plainEmail = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/

type Asked = {
  collection: ConsentedCollection
  id: string
  email: string | undefined
}

/**
 * Makes a consent link to a document, for editors and admins, and mails it where an address is given:
 * `{ collection, id, email? }` to `{ id, url, expiresAt, mailed }`. The address is not kept, and the
 * secret is told this once.
 */
export const askForConsent: PayloadHandler = async (req) => {
  if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
  const { collection, email, id } = await readAsked(req)
  const { payload } = req
  const document = { relationTo: collection, value: id }
  if ((await readableAmong([document], req)).size === 0) {
    throw new APIError('There is no such document.', 404)
  }
  const token = makeConsentToken()
  const url = `${String(payload.config.custom.serverUrl)}/consent/${token}`
  const expiresAt = new Date(Date.now() + days * dayMs).toISOString()
  return inTransaction(req, async () => {
    const link = await payload.create({
      collection: consentLinksSlug,
      data: { document, tokenHash: hashConsentToken(token), expiresAt },
      depth: 0,
      req,
    })
    if (email) await mailLink(req, { email, url, expiresAt })
    return Response.json(
      { id: link.id, url, expiresAt, mailed: Boolean(email) },
      { status: 201, headers: { 'Cache-Control': 'private, no-store' } },
    )
  })
}

async function readAsked(req: PayloadRequest): Promise<Asked> {
  const body: unknown = await req.json?.().catch(() => undefined)
  const { collection: slug, email, id } = isRecord(body) ? body : {}
  const collection = consentedCollections.find((one) => one === slug)
  if (!collection) throw new APIError('“collection” must be people, testimonials or media.', 400)
  if (typeof id !== 'string' || !id) throw new APIError('“id” must name a document.', 400)
  if (email === undefined || email === null || email === '') {
    return { collection, id, email: undefined }
  }
  if (typeof email !== 'string' || email.length > longestEmail || !plainEmail.test(email.trim())) {
    throw new APIError('“email” must be an e-mail address, such as name@example.org.', 400)
  }
  return { collection, id, email: email.trim() }
}

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' })

async function mailLink(
  { payload, transactionID }: PayloadRequest,
  { email, expiresAt, url }: { email: string; expiresAt: string; url: string },
): Promise<void> {
  const text = [
    'Hello,',
    'We would like to publish something that you said, wrote or appear in, and we will only do so if you agree.',
    'On this page you can see exactly what would be published, choose how you are named, and say yes or no. You need no account, and you can change your mind later by the same link:',
    url,
    `The link is for you alone: please do not pass it on. It works until ${longDate.format(new Date(expiresAt))}.`,
    'Thank you.',
  ].join('\n\n')
  await payload.db.afterCommit(transactionID, () => {
    // Not in the queue, which would keep the secret that is told only once. The answer does not wait
    // for the mail server.
    void payload
      .sendEmail({ to: email, subject: 'May we publish this?', text: `${text}\n` })
      .catch((error: unknown) => {
        payload.logger.error({ err: error, msg: 'A request for consent could not be sent' })
      })
  })
}
