import {
  type Context,
  ROOT_CONTEXT,
  type Span as OpenTelemetrySpan,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingHttpHeaders } from 'node:http'

import { programVersion } from '../lib/programVersion.ts'
import { setTracer, type Span, type SpanOptions, type Tracer } from '../lib/tracer.ts'
import { createExporter, type Protocol } from './createExporter.ts'
import { watchExports } from './watchExports.ts'

export type Tracing = {
  /** Tells when spans cannot be sent, once until they can be again. */
  onTrouble: (tell: (message: string) => void) => void
  /** Sends what is left, for a few seconds at most, and stops. */
  stop: () => Promise<void>
}

type Hand = { context: Context; requestId?: string }

const stopMs = 3000
const kinds = {
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  producer: SpanKind.PRODUCER,
  server: SpanKind.SERVER,
}

/**
 * Traces by OpenTelemetry; all that is not given here is read by it from the variables of its own
 * specification. It is not registered as the one of the process: Next would then add spans with the
 * whole address of each request, and they would hold secrets.
 */
export async function createTracing(options: {
  serviceName: string
  protocol: Protocol
}): Promise<Tracing> {
  const { exporter, onTrouble } = watchExports(await createExporter(options.protocol))
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.version': programVersion }))
      .merge(detectResources({ detectors: [envDetector] }))
      .merge(resourceFromAttributes({ 'service.name': options.serviceName })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  setTracer(createTracer(provider))
  return {
    onTrouble,
    stop: async () => {
      setTracer(undefined)
      const stopped = provider.shutdown().catch(() => {})
      await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, stopMs).unref())])
    },
  }
}

function createTracer(provider: BasicTracerProvider): Tracer {
  const tracer = provider.getTracer('collective-cms', programVersion)
  const propagator = new W3CTraceContextPropagator()
  const atHand = new AsyncLocalStorage<Hand>()
  const spanAtHand = () => {
    const hand = atHand.getStore()
    return hand && trace.getSpanContext(hand.context)
  }

  const start = ({ attributes, kind, name }: SpanOptions, parent: Context, requestId?: string) => {
    const settings = { kind: kinds[kind], ...(attributes && { attributes }) }
    const span = tracer.startSpan(name, settings, parent)
    const hand: Hand = {
      context: trace.setSpan(parent, span),
      ...(requestId !== undefined && { requestId }),
    }
    return toSpan(span, {
      run: (work) => atHand.run(hand, work),
      headers: () => {
        const headers: Record<string, string> = {}
        propagator.inject(hand.context, headers, {
          set: (carrier: typeof headers, key, value) => (carrier[key] = value),
        })
        return headers
      },
    })
  }

  return {
    start: (options) => {
      const { context = ROOT_CONTEXT, requestId } = atHand.getStore() ?? {}
      return start(options, context, requestId)
    },
    startRequest: (options, headers, requestId) =>
      start(options, propagator.extract(ROOT_CONTEXT, headers, headerGetter), requestId),
    apart: (work) => atHand.exit(work),
    isInSpan: () => atHand.getStore() !== undefined,
    logFields: () => {
      const requestId = atHand.getStore()?.requestId
      const ids = spanAtHand()
      return {
        ...(requestId !== undefined && { reqId: requestId }),
        ...(ids && { trace_id: ids.traceId, span_id: ids.spanId }),
      }
    },
  }
}

const headerGetter = {
  get: (headers: IncomingHttpHeaders, key: string) => headers[key],
  keys: (headers: IncomingHttpHeaders) => Object.keys(headers),
}

const toSpan = (span: OpenTelemetrySpan, rest: Pick<Span, 'headers' | 'run'>): Span => ({
  ...rest,
  traceId: span.spanContext().traceId,
  set: (attributes) => void span.setAttributes(attributes),
  fail: (type) => {
    span.setAttribute('error.type', type)
    span.setStatus({ code: SpanStatusCode.ERROR })
  },
  end: () => span.end(),
})
