import { Router } from 'express'

import { HttpError } from '../../lib/httpError.ts'
import type { DescribeApi } from '../openapi/describeApi.ts'
import type { AnswerPublicly } from '../publicAnswers.ts'
import { docsPage } from './docsPage.ts'
import { groupPage } from './groupPage.ts'
import { overviewPage } from './overviewPage.ts'

/** The description of the API for people: `/api/docs`, and a page for each group of operations. */
export function docs(options: { answerPublicly: AnswerPublicly; describe: DescribeApi }): Router {
  const { answerPublicly, describe } = options
  const router = Router()
  router.get('/api/docs', (req, res) =>
    answerPublicly(req, res, '/api/docs', async () => docsPage(overviewPage(await describe()))),
  )
  router.get('/api/docs/:group', async (req, res) => {
    const document = await describe()
    const group = document.tags.find(({ name }) => name === req.params.group)
    if (!group) throw new HttpError(404, 'There is nothing at this address.')
    await answerPublicly(req, res, `/api/docs/${group.name}`, () =>
      Promise.resolve(docsPage(groupPage(document, group))),
    )
  })
  return router
}
