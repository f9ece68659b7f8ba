import type { Request, RequestHandler } from 'express'
import type { Payload } from 'payload'

import { previewed, type PreviewedSlug } from '../../../collections/previewed.ts'
import { previewPath } from '../../lib/previewPath.ts'
import type { Site } from '../../renditions/site.ts'
import { type AnswerPublicly, isAnonymousRead } from '../publicAnswers.ts'
import { sendWebResponse } from '../webBridge.ts'
import { consentEnded } from './consentEnded.ts'
import { findViewer, type Viewer } from './findViewer.ts'
import type { MakePreview, Preview } from './preview.ts'
import { previewEvent } from './previewEvent.ts'
import { missingPage, previewPage } from './previewPage.ts'
import { previewPerson } from './previewPerson.ts'
import { previewPost } from './previewPost.ts'
import { previewProject } from './previewProject.ts'
import { previewSource } from './previewSource.ts'
import { previewTestimonial } from './previewTestimonial.ts'

const makers: Record<PreviewedSlug, MakePreview> = {
  events: previewEvent,
  people: previewPerson,
  posts: previewPost,
  projects: previewProject,
  testimonials: previewTestimonial,
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/**
 * A page of a document for people: what is published for all, and drafts for staff and for those who
 * were given a link.
 * @param options.hasFrontend whether documents are read for good elsewhere, and this is but a copy
 */
export function preview(options: {
  payload: Payload
  answerPublicly: AnswerPublicly
  site: Site
  hasFrontend: boolean
}): RequestHandler<{ collection: string; id: string }> {
  const { answerPublicly, hasFrontend, payload, site } = options

  const make = async (
    collection: PreviewedSlug,
    id: string,
    viewer?: Viewer,
  ): Promise<Preview | undefined> => {
    const isWithheld = viewer?.isLent && (await consentEnded(payload, collection, id))
    const made = isWithheld
      ? undefined
      : await makers[collection](previewSource(payload, { collection, id, site, viewer }))
    // Who may not read the newest draft may still read what is published.
    return made ?? (viewer && make(collection, id))
  }

  return async function preview(req, res) {
    const { id } = req.params
    const collection = previewed.find((slug) => slug === req.params.collection)
    res.setHeader('Cache-Control', 'private, no-store')
    if (!collection || !idPattern.test(id)) return sendWebResponse(missingPage(site), res)

    const token = tokenOf(req)
    const isAnybody = token === undefined && isAnonymousRead(req)
    const viewer = isAnybody
      ? undefined
      : await findViewer(payload, { collection, id, token, headers: headersOf(req) })
    const produce = async () => {
      const found = await make(collection, id, viewer)
      if (!found) return missingPage(site)
      return previewPage(found, site, {
        canonical: found.isDraft ? undefined : site.addressOf(collection, found),
        isIndexed: isAnybody && !hasFrontend && !found.isDraft && !found.noIndex,
        isLive: viewer !== undefined && !viewer.isLent,
      })
    }
    if (!viewer && token === undefined) {
      return answerPublicly(req, res, previewPath(collection, id), produce)
    }
    // The address may hold the secret of a link.
    res.setHeader('Referrer-Policy', 'no-referrer')
    await sendWebResponse(await produce(), res)
  }
}

type PreviewRequest = Request<{ collection: string; id: string }>

const tokenOf = ({ query: { token } }: PreviewRequest) =>
  token === undefined || typeof token === 'string' ? token : ''

/** What may say who asks. */
const headersOf = ({ headers }: PreviewRequest): Headers =>
  new Headers(
    ['authorization', 'cookie', 'origin', 'sec-fetch-site'].flatMap((name): [string, string][] => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
