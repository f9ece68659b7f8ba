import type { RequestHandler } from 'express'

import type { AnswerPublicly } from './publicAnswers.ts'

export const robotsPath = '/robots.txt'

/**
 * What crawlers may fetch. Beside a frontend too they may read our pages of documents, which lead
 * them there and say `noindex`, and the pictures, which the frontend shows.
 * @see https://www.rfc-editor.org/rfc/rfc9309
 */
export function robots(options: {
  answerPublicly: AnswerPublicly
  serverUrl: string
}): RequestHandler {
  const { answerPublicly, serverUrl } = options
  const text = [
    'User-agent: *',
    'Disallow: /admin',
    'Disallow: /api/',
    'Allow: /api/media/file/',
    '',
    `Sitemap: ${serverUrl}/sitemap.xml`,
    '',
  ].join('\n')

  return async function robots(req, res) {
    await answerPublicly(req, res, robotsPath, () =>
      Promise.resolve(
        new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } }),
      ),
    )
  }
}
