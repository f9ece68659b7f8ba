import type { SpanExporter } from '@opentelemetry/sdk-trace-base'

export type Protocol = 'http/json' | 'http/protobuf'

/** What sends spans to a collector, by the variables of OpenTelemetry’s specification. */
export async function createExporter(protocol: Protocol): Promise<SpanExporter> {
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto')
  return new OTLPTraceExporter()
}
