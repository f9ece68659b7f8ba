import type { Env } from '../env.ts'
import type { Tracing } from './openTelemetry.ts'

type Settings = Pick<
  Env,
  | 'OTEL_EXPORTER_OTLP_ENDPOINT'
  | 'OTEL_EXPORTER_OTLP_PROTOCOL'
  | 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'
  | 'OTEL_SDK_DISABLED'
  | 'OTEL_SERVICE_NAME'
>

/**
 * Begins to trace, where a variable says whom to send the spans to. Without one, nothing of
 * OpenTelemetry is loaded. It comes before the configuration of Payload, whose log and database ask
 * whether traces are on.
 */
export async function startTracing(env: Settings): Promise<Tracing | undefined> {
  const endpoint = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_ENDPOINT
  if (env.OTEL_SDK_DISABLED || endpoint === undefined) return undefined
  const { createTracing } = await import('./openTelemetry.ts')
  return createTracing({
    serviceName: env.OTEL_SERVICE_NAME,
    protocol: env.OTEL_EXPORTER_OTLP_PROTOCOL,
  })
}
