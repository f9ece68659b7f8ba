import { ExportResultCode } from '@opentelemetry/core'
import type { SpanExporter } from '@opentelemetry/sdk-trace-base'

/**
 * Notes whether spans reach their collector: the first failure is told, and no other until they have
 * reached it again.
 */
export function watchExports(inner: SpanExporter): {
  exporter: SpanExporter
  onTrouble: (tell: (message: string) => void) => void
} {
  let isTold = false
  let tell: (message: string) => void = () => {}
  return {
    onTrouble: (listener) => {
      tell = listener
    },
    exporter: {
      export: (spans, done) =>
        inner.export(spans, (result) => {
          if (result.code === ExportResultCode.SUCCESS) isTold = false
          else if (!isTold) {
            isTold = true
            tell(
              `Traces cannot be sent: ${result.error?.message ?? 'no reason was given'}. Requests go on without them; look at the collector and at OTEL_EXPORTER_OTLP_ENDPOINT.`,
            )
          }
          done({ code: ExportResultCode.SUCCESS })
        }),
      shutdown: () => inner.shutdown(),
      ...(inner.forceFlush && { forceFlush: () => inner.forceFlush?.() ?? Promise.resolve() }),
    },
  }
}
