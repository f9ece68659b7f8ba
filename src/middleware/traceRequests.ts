import type { IncomingMessage, ServerResponse } from 'node:http'

import { methodLabel, noRoute } from '../lib/routePattern.ts'
import type { Tracer } from '../lib/tracer.ts'
import { isQuiet } from './requestLog.ts'

type Respond = (req: IncomingMessage, res: ServerResponse, id: string) => void

/**
 * Makes each request that is logged a span, called by its method and route. The address itself, which
 * may hold a secret or what somebody searched for, is left out, and so is what says who asks.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function traceRequests(
  respond: Respond,
  options: { tracer: Tracer; routeOf: (url: string) => string; serverUrl: string },
): Respond {
  const { routeOf, serverUrl, tracer } = options
  const { hostname, protocol } = new URL(serverUrl)
  return function traced(req, res, id) {
    const { headers, httpVersion, url = '' } = req
    if (isQuiet(url)) return respond(req, res, id)
    const label = methodLabel(req.method)
    const [method, verb] = label === 'other' ? ['_OTHER', 'HTTP'] : [label, label]
    const route = routeOf(url)
    const span = tracer.startRequest(
      {
        name: route === noRoute ? verb : `${verb} ${route}`,
        kind: 'server',
        attributes: {
          'http.request.method': method,
          ...(route !== noRoute && { 'http.route': route }),
          'network.protocol.version': httpVersion,
          'server.address': hostname,
          'url.scheme': protocol.slice(0, -1),
        },
      },
      headers,
      id,
    )
    req.traceId = span.traceId
    res.once('close', () => {
      const { headersSent, statusCode } = res
      if (headersSent) span.set({ 'http.response.status_code': statusCode })
      if (statusCode >= 500) span.fail(String(statusCode))
      span.end()
    })
    span.run(() => respond(req, res, id))
  }
}
