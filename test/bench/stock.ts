import { GRAPHQL_POST } from '@payloadcms/next/routes'
import express, { type Request as ExpressRequest } from 'express'
import { handleEndpoints, type Payload } from 'payload'

import { sendWebResponse, toWebRequest } from '../../src/api/webBridge.ts'
import { readBody } from '../../src/middleware/readBody.ts'
import { listen } from './listen.ts'

const mebibyte = 1024 * 1024

/**
 * Payload's own handlers on the bridge that ours use, and nothing else of the delivery layer.
 * @returns where they answer
 */
export async function startStock(payload: Payload): Promise<string> {
  const { config } = payload
  const graphql = GRAPHQL_POST(Promise.resolve(config))
  const app = express()
  app.use(readBody({ limit: mebibyte }))
  const answer = (make: (request: Request) => Promise<Response>) =>
    async function stock(req: ExpressRequest, res: express.Response) {
      await sendWebResponse(await make(toWebRequest(req, res, 'http://localhost')), res)
    }
  app.post('/api/graphql', answer(graphql))
  app.use(
    '/api',
    answer((request) => handleEndpoints({ config, request })),
  )
  return listen(app)
}
