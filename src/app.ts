import express, { type Express, type RequestHandler } from 'express'
import type { Payload } from 'payload'

import { graphql } from './api/graphql/index.ts'
import { health } from './api/health.ts'
import { home } from './api/home.ts'
import { openapi } from './api/openapi/index.ts'
import { publicAnswers } from './api/publicAnswers.ts'
import { publicReads } from './api/publicReads.ts'
import { rest } from './api/rest/index.ts'
import type { ResponseCache } from './delivery/responseCache.ts'
import type { Env } from './env.ts'
import { adminPolicy } from './middleware/adminPolicy.ts'
import { drainRefused } from './middleware/drainRefused.ts'
import { errorHandler } from './middleware/errorHandler.ts'
import { handlerTimeout } from './middleware/handlerTimeout.ts'
import { limitUploads } from './middleware/limitUploads.ts'
import { notFound } from './middleware/notFound.ts'
import { privateByDefault } from './middleware/privateByDefault.ts'
import { readBody } from './middleware/readBody.ts'
import { refuseMalformedUrls } from './middleware/refuseMalformedUrls.ts'
import { refuseMethods } from './middleware/refuseMethods.ts'
import { requestLog } from './middleware/requestLog.ts'
import { securityHeaders } from './middleware/securityHeaders.ts'
import { varyByOrigin } from './middleware/varyByOrigin.ts'
import { warnOfProxy } from './middleware/warnOfProxy.ts'

const mebibyte = 1024 * 1024
const bodyLimit = mebibyte
const handlerTimeoutMs = 30_000

/** Builds the HTTP application; the order of the lines is the order in which a request meets them. */
export function createApp(options: {
  payload: Payload
  env: Env
  cache: ResponseCache | undefined
  admin: RequestHandler
}): Express {
  const { payload, env, cache, admin } = options
  const { logger } = payload
  const serverUrl = env.SERVER_URL
  const answerPublicly = publicAnswers({ payload, cache })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', env.TRUST_PROXY)

  app.use(requestLog({ logger }))
  app.use(warnOfProxy({ trustProxy: env.TRUST_PROXY, logger }))
  app.use(securityHeaders({ https: serverUrl.startsWith('https:') }))
  app.use(health({ payload }))
  app.use(refuseMalformedUrls())
  app.use(refuseMethods())

  app.use('/api', varyByOrigin())
  app.use('/api', privateByDefault())
  app.use('/api', drainRefused())
  app.use('/api', handlerTimeout({ after: handlerTimeoutMs }))
  if (cache) app.use('/api', publicReads({ payload, answerPublicly, serverUrl }))
  app.get('/api/openapi.json', openapi({ payload, answerPublicly, serverUrl }))
  app.use(uploadPaths(payload), limitUploads({ limit: env.UPLOAD_MAX_MB * mebibyte + bodyLimit }))
  app.use('/api', limitUploads({ limit: bodyLimit }))
  app.use('/api', readBody({ limit: bodyLimit }))
  app.use(
    '/api/graphql',
    graphql({
      payload,
      serverUrl,
      introspection: env.GRAPHQL_INTROSPECTION,
      explorer: env.NODE_ENV !== 'production',
    }),
  )
  app.use('/api', rest({ payload, serverUrl }))

  app.use(
    ['/admin', '/_next'],
    adminPolicy({
      dev: env.NODE_ENV === 'development',
      frames: env.FRONTEND_URL ? [new URL(env.FRONTEND_URL).origin] : [],
    }),
    admin,
  )
  app.get('/', home({ payload }))
  app.use(notFound())
  app.use(errorHandler({ payload }))
  return app
}

const uploadPaths = (payload: Payload): string[] =>
  payload.config.collections.filter(({ upload }) => upload).map(({ slug }) => `/api/${slug}`)
