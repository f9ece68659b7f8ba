import express, { type RequestHandler } from 'express'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Payload } from 'payload'

import { eventCalendar, eventCalendarPath } from './api/calendar/eventCalendar.ts'
import { eventsCalendar, eventsCalendarPath } from './api/calendar/eventsCalendar.ts'
import { consent } from './api/consent/index.ts'
import { docs } from './api/docs/index.ts'
import { postFeeds } from './api/feeds/postFeeds.ts'
import { graphql } from './api/graphql/index.ts'
import { health } from './api/health.ts'
import { home } from './api/home.ts'
import { metrics } from './api/metrics.ts'
import { preview } from './api/preview/index.ts'
import { describeApi } from './api/openapi/describeApi.ts'
import { openapi } from './api/openapi/index.ts'
import { keptAnswers, publicAnswers } from './api/publicAnswers.ts'
import { publicReads } from './api/publicReads.ts'
import { allowOrigins } from './api/registrations/allowOrigins.ts'
import { registrationPage } from './api/registrations/pages/registrationPage.ts'
import { signUpPage } from './api/registrations/pages/signUpPage.ts'
import { registrationRoute } from './api/registrations/registrationRoute.ts'
import { createSignUpLimits } from './api/registrations/signUpLimits.ts'
import { signUpRoute } from './api/registrations/signUpRoute.ts'
import { rest } from './api/rest/index.ts'
import { search as searchPublicContent } from './api/search/index.ts'
import { robots, robotsPath } from './api/robots.ts'
import { sitemap, sitemapPath } from './api/sitemap/index.ts'
import type { ResponseCache } from './delivery/responseCache.ts'
import type { Env } from './env.ts'
import { measurements } from './lib/measurements.ts'
import { createRoutePattern, methodLabel } from './lib/routePattern.ts'
import { currentTracer } from './lib/tracer.ts'
import { mediaStorage } from './media/mediaStorage.ts'
import { createRegistry } from './metrics/createRegistry.ts'
import { knownRoutes } from './metrics/knownRoutes.ts'
import { adminPolicy } from './middleware/adminPolicy.ts'
import { drainRefused } from './middleware/drainRefused.ts'
import { errorHandler } from './middleware/errorHandler.ts'
import { handlerTimeout } from './middleware/handlerTimeout.ts'
import { ignoreTossedSessions } from './middleware/ignoreTossedSessions.ts'
import { limitUploads } from './middleware/limitUploads.ts'
import { notFound } from './middleware/notFound.ts'
import { privateByDefault } from './middleware/privateByDefault.ts'
import { readBody } from './middleware/readBody.ts'
import { readOnly } from './middleware/readOnly.ts'
import { refuseMalformedUrls } from './middleware/refuseMalformedUrls.ts'
import { refuseMethods } from './middleware/refuseMethods.ts'
import { requestLog } from './middleware/requestLog.ts'
import { securityHeaders } from './middleware/securityHeaders.ts'
import { traceRequests } from './middleware/traceRequests.ts'
import { varyByOrigin } from './middleware/varyByOrigin.ts'
import { warnOfProxy } from './middleware/warnOfProxy.ts'
import { createSite } from './renditions/site.ts'
import type { Search } from './search/startSearch.ts'

const mebibyte = 1024 * 1024
const bodyLimit = mebibyte
const formLimit = 256 * 1024
const handlerTimeoutMs = 30_000
/** What programs of any site read. */
const answeredToAll = ['/api', '/feeds', sitemapPath, robotsPath]

/** Builds the HTTP application; the order of the lines is the order in which a request meets them. */
export function createApp(options: {
  payload: Payload
  env: Env
  cache: ResponseCache | undefined
  search: Search
  admin: RequestHandler
  isStopping: () => boolean
}): RequestListener {
  const { payload, env, cache, search, admin, isStopping } = options
  const { logger } = payload
  const serverUrl = env.SERVER_URL
  const site = createSite(env)
  const answerPublicly = publicAnswers({ payload, cache })
  const describe = describeApi(payload, serverUrl)
  const { addressOf } = site
  const signUpLimits = createSignUpLimits(env)
  const homepage = env.FRONTEND_URL ?? `${serverUrl}/`
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', env.TRUST_PROXY)

  app.use(warnOfProxy({ trustProxy: env.TRUST_PROXY, logger }))
  app.use(health({ payload, isStopping }))
  app.use(metrics({ registry: createRegistry(payload, cache), token: env.METRICS_TOKEN }))
  app.use(refuseMalformedUrls())
  app.use(refuseMethods())
  app.use(
    ignoreTossedSessions({ cookie: `${payload.config.cookiePrefix}-token`, serverUrl, logger }),
  )

  app.use(answeredToAll, varyByOrigin())
  app.use(answeredToAll, privateByDefault())
  app.use(answeredToAll, drainRefused())
  app.use(answeredToAll, handlerTimeout({ after: handlerTimeoutMs }))
  app.all([eventCalendarPath, '/feeds/*feed', sitemapPath, robotsPath], readOnly())
  app.get(eventCalendarPath, eventCalendar({ payload, answerPublicly, addressOf, serverUrl }))
  app.get(eventsCalendarPath, eventsCalendar({ payload, answerPublicly, addressOf, serverUrl }))
  app.use(postFeeds({ payload, answerPublicly, site, serverUrl, homepage }))
  app.get(sitemapPath, sitemap({ payload, answerPublicly, addressOf, serverUrl }))
  app.get(robotsPath, robots({ answerPublicly, serverUrl }))
  if (cache) app.use('/api', publicReads({ payload, answerPublicly, serverUrl }))
  app.get('/api/search', searchPublicContent({ search, answerPublicly, addressOf }))
  app.get('/api/openapi.json', openapi({ answerPublicly, describe }))
  app.use(docs({ answerPublicly, describe }))
  app.use(uploadPaths(payload), limitUploads({ limit: env.UPLOAD_MAX_MB * mebibyte + bodyLimit }))
  app.use('/api', limitUploads({ limit: bodyLimit }))
  app.use('/api', readBody({ limit: bodyLimit }))
  app.post(
    '/api/events/:id/registrations',
    allowOrigins(payload),
    signUpRoute({ payload, limits: signUpLimits }),
  )
  app.use('/api/registrations', allowOrigins(payload), registrationRoute({ payload }))
  app.use(
    '/api/graphql',
    graphql({
      payload,
      answerPublicly,
      serverUrl,
      site,
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
  app.get(
    '/preview/:collection/:id',
    preview({ payload, answerPublicly, site, hasFrontend: Boolean(env.FRONTEND_URL) }),
  )
  app.use(['/events', '/registrations'], privateByDefault(), readBody({ limit: formLimit }))
  app.use(signUpPage({ payload, limits: signUpLimits, site }))
  app.use(registrationPage({ payload }))
  app.use(consent({ payload, site, storage: mediaStorage(env) }))
  app.get('/', home({ payload }))
  app.use(notFound())
  app.use(errorHandler({ payload }))

  const { requests } = measurements()
  const routeOf = createRoutePattern(knownRoutes(payload))
  const logRequest = requestLog({
    logger,
    observe: (method, url, status, seconds) =>
      requests.add(`${methodLabel(method)}\n${routeOf(url)}\n${status}`, seconds),
  })
  const headers = securityHeaders({ https: serverUrl.startsWith('https:') })
  const answerKept = cache && keptAnswers({ payload, cache, headers: headers.flat() })
  const respond = (req: IncomingMessage, res: ServerResponse, id: string) => {
    if (answerKept?.(req, res, id)) return
    for (const [name, value] of headers) res.setHeader(name, value)
    res.setHeader('X-Request-Id', id)
    app(req, res)
  }
  const tracer = currentTracer()
  const trace = tracer ? traceRequests(respond, { tracer, routeOf, serverUrl }) : respond
  return function answer(req, res) {
    trace(req, res, logRequest(req, res))
  }
}

const uploadPaths = (payload: Payload): string[] =>
  payload.config.collections.filter(({ upload }) => upload).map(({ slug }) => `/api/${slug}`)
