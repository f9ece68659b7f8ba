import { type Request, type RequestHandler, Router } from 'express'
import type { Payload } from 'payload'

import { contentDisposition } from '../../lib/contentDisposition.ts'
import { HttpError } from '../../lib/httpError.ts'
import { drainRefused } from '../../middleware/drainRefused.ts'
import { handlerTimeout } from '../../middleware/handlerTimeout.ts'
import { readBody } from '../../middleware/readBody.ts'
import { fileNames } from '../../media/mediaFile.ts'
import { filePolicy } from '../../media/filePolicy.ts'
import { fileResponse } from '../../media/fileResponse.ts'
import type { MediaStorage } from '../../media/storage.ts'
import type { Site } from '../../renditions/site.ts'
import { sendWebResponse } from '../webBridge.ts'
import { secondsToWait } from './consentLimit.ts'
import { busyPage, consentPage, missingConsentPage, type Refused } from './consentPage.ts'
import { decide } from './decide.ts'
import { findLink } from './findLink.ts'
import { heldMedia } from './heldMedia.ts'
import { readForm, stale } from './readForm.ts'
import { readDecided, readShown } from './readShown.ts'

const bodyLimit = 64 * 1024
const timeoutMs = 30_000

/**
 * `/consent/:token`: the page on which somebody sees what would be published of them, and decides. The
 * secret of the link is the authority, also against forms on other sites, which cannot know it; a GET
 * changes nothing.
 */
export function consent(options: {
  payload: Payload
  site: Site
  storage: MediaStorage
}): RequestHandler {
  const { payload, site, storage } = options
  const router = Router()

  const limit: RequestHandler = async (req, res, next) => {
    const seconds = await secondsToWait(req.ip)
    if (seconds === undefined) return next()
    await sendWebResponse(busyPage(site, seconds), res)
  }

  const show = async (token: string, how: { refused?: Refused; isSaved?: boolean }) => {
    const link = await findLink(payload, token)
    const shown = link && (await readShown(payload, link, { site, token }))
    return shown ? consentPage(shown, link, site, how) : missingConsentPage(site)
  }

  router.use('/consent', limit, drainRefused(), handlerTimeout({ after: timeoutMs }))
  router.get('/consent/:token', async (req, res) => {
    await sendWebResponse(await show(req.params.token, { isSaved: 'saved' in req.query }), res)
  })
  router.post('/consent/:token', readBody({ limit: bodyLimit }))
  router.post('/consent/:token', async (req, res) => {
    const { token } = req.params
    const form = formOf(req)
    const link = await findLink(payload, token)
    const shown = link && (await readShown(payload, link, { site, token }))
    if (!shown) return sendWebResponse(missingConsentPage(site), res)
    const read = readForm(form, shown)
    const refused = 'fault' in read ? read : undefined
    const isSaved = 'decision' in read && (await decide(payload, token, shown, read.decision))
    if (!isSaved) return sendWebResponse(await show(token, { refused: refused ?? stale }), res)
    const headers = {
      'Cache-Control': 'private, no-store',
      Location: `/consent/${token}?saved`,
      'Referrer-Policy': 'no-referrer',
    }
    await sendWebResponse(new Response(null, { status: 303, headers }), res)
  })
  router.get('/consent/:token/files/:filename', async (req, res) => {
    const { filename, token } = req.params
    const link = await findLink(payload, token)
    const doc = link && (await readDecided(payload, link))
    const held = doc ? await heldMedia(payload, link, 'photo' in doc ? doc.photo : undefined) : []
    const media = held.find((one) => fileNames(one).includes(filename))
    const size = media && (await storage.size(filename))
    if (!media || size === undefined) return sendWebResponse(missingConsentPage(site), res)
    const own = filename === media.filename ? media.mimeType : 'image/webp'
    const mimeType = own ?? 'application/octet-stream'
    const headers = {
      'Cache-Control': 'private, no-store',
      'Content-Disposition': contentDisposition(filename, mimeType),
      'Content-Security-Policy': filePolicy(mimeType),
      'Content-Type': mimeType,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    }
    const asked = { range: req.get('Range') ?? null, isHead: req.method === 'HEAD' }
    const file = { name: filename, size, headers }
    await sendWebResponse(await fileResponse(storage, file, asked), res)
  })
  return router
}

function formOf(req: Request): URLSearchParams {
  if (!req.is('application/x-www-form-urlencoded')) {
    throw new HttpError(415, 'Please send the form as application/x-www-form-urlencoded.')
  }
  return new URLSearchParams(req.body instanceof Buffer ? req.body.toString('utf8') : '')
}
