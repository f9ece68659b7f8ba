import type { IncomingHttpHeaders } from 'node:http'

import { sharedState } from './sharedState.ts'

/** Names and numbers of ours alone: never what somebody typed, an address asked for, or an error's words. */
export type SpanAttributes = Record<string, number | string>

export type SpanOptions = {
  name: string
  kind: 'client' | 'consumer' | 'producer' | 'server'
  attributes?: SpanAttributes
}

export type Span = {
  set: (attributes: SpanAttributes) => void
  /** Marks it as failed, by a word for the kind of failure. */
  fail: (type: string) => void
  end: () => void
  /** Does some work as part of it. */
  run: <T>(work: () => T) => T
  /** The headers with which another server goes on with the trace. */
  headers: () => Record<string, string>
  traceId: string
}

/** What is noted of the work at hand, for who looks into where the time went. */
export type Tracer = {
  /** Begins what belongs to the span at hand, or a trace of its own. */
  start: (options: SpanOptions) => Span
  /**
   * Begins what was asked for over HTTP, as part of the trace that the headers name.
   * @param requestId what the request is called in the log
   */
  startRequest: (options: SpanOptions, headers: IncomingHttpHeaders, requestId: string) => Span
  /** Begins work that is not part of the span at hand. */
  apart: (work: () => void) => void
  /** Whether there is a span at hand. */
  isInSpan: () => boolean
  /** What a line of the log says about the span at hand. */
  logFields: () => Record<string, string>
}

const holder = () => sharedState('tracer', (): { tracer?: Tracer } => ({}))

/** Nothing unless traces are on. */
export const currentTracer = (): Tracer | undefined => holder().tracer

export function setTracer(tracer: Tracer | undefined): void {
  if (tracer) holder().tracer = tracer
  else delete holder().tracer
}

/**
 * Does some work as a span, where traces are on.
 * @param work gets the span, if there is one
 */
export async function inSpan<T>(
  options: SpanOptions,
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  const span = currentTracer()?.start(options)
  if (!span) return work(undefined)
  try {
    return await span.run(() => work(span))
  } catch (error) {
    span.fail(failureType(error))
    throw error
  } finally {
    span.end()
  }
}

/** Begins work that belongs to nothing at hand, such as what is queued by many and done in one go. */
export function apart(work: () => void): void {
  const tracer = currentTracer()
  if (tracer) tracer.apart(work)
  else work()
}

/** The kind of an error, without its message, which may name somebody. */
const failureType = (error: unknown): string => (error instanceof Error ? error.name : '_OTHER')
