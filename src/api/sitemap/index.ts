import type { RequestHandler } from 'express'
import type { Payload } from 'payload'

import { HttpError } from '../../lib/httpError.ts'
import type { PublicAddress } from '../../lib/publicAddress.ts'
import type { AnswerPublicly } from '../publicAnswers.ts'
import { readPages } from './readPages.ts'
import { writeSitemap } from './writeSitemap.ts'

export const sitemapPath = /^\/sitemap(?:-(?<part>[1-9]\d{0,5}))?\.xml$/

/** All published pages, for search engines; `/sitemap-1.xml` and so on are the parts of a large one. */
export function sitemap(options: {
  payload: Payload
  answerPublicly: AnswerPublicly
  addressOf: PublicAddress
  serverUrl: string
}): RequestHandler<{ part?: string }> {
  const { addressOf, answerPublicly, payload, serverUrl } = options
  const pathOf = (part: number | undefined) => `/sitemap${part ? `-${part}` : ''}.xml`

  return async function sitemap(req, res) {
    const part = req.params.part === undefined ? undefined : Number(req.params.part)
    await answerPublicly(req, res, pathOf(part), async () => {
      const xml = writeSitemap(await readPages(payload, addressOf), {
        part,
        partAddress: (number) => serverUrl + pathOf(number),
      })
      if (xml === undefined) throw new HttpError(404, 'The sitemap has no such part.')
      return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
    })
  }
}
