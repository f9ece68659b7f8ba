import type { RequestHandler } from 'express'

import type { AnswerPublicly } from '../publicAnswers.ts'
import type { DescribeApi } from './describeApi.ts'

/** The description of the API for programs. */
export function openapi(options: {
  answerPublicly: AnswerPublicly
  describe: DescribeApi
}): RequestHandler {
  const { answerPublicly, describe } = options
  return async function openapi(req, res) {
    await answerPublicly(req, res, '/api/openapi.json', async () => Response.json(await describe()))
  }
}
