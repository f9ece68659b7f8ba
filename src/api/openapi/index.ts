import type { RequestHandler } from 'express'
import type { Payload } from 'payload'

import type { AnswerPublicly } from '../publicAnswers.ts'
import { buildDocument } from './buildDocument.ts'

/**
 * The description of the API for programs. It is made on the first request, when all endpoints are in
 * place, and stays the same while the server runs.
 */
export function openapi(options: {
  payload: Payload
  answerPublicly: AnswerPublicly
  serverUrl: string
}): RequestHandler {
  const { payload, answerPublicly, serverUrl } = options
  let document: ReturnType<typeof buildDocument> | undefined

  return async function openapi(req, res) {
    await answerPublicly(req, res, '/api/openapi.json', () => {
      document ??= buildDocument(payload, serverUrl)
      return Promise.resolve(Response.json(document))
    })
  }
}
