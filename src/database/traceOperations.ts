import { isRecord } from '../lib/isRecord.ts'
import { currentTracer, inSpan } from '../lib/tracer.ts'
import { aroundOperations, type Operations } from './aroundOperations.ts'

/**
 * Makes each operation a span of the work that it is for, where traces are on: what is done and in
 * which collection, and nothing of what is asked or stored.
 * @see https://opentelemetry.io/docs/specs/semconv/database/database-spans/
 */
export function traceOperations(adapter: Operations, system: 'mongodb' | 'sqlite'): void {
  if (!currentTracer()) return
  aroundOperations(adapter, (name, operate, [asked]) => {
    // What the server looks for by itself every few seconds would be traces of one span.
    if (!currentTracer()?.isInSpan()) return operate()
    const collection =
      isRecord(asked) && typeof asked.collection === 'string' ? asked.collection : undefined
    return inSpan(
      {
        name: collection === undefined ? name : `${name} ${collection}`,
        kind: 'client',
        attributes: {
          'db.system.name': system,
          'db.operation.name': name,
          ...(collection !== undefined && { 'db.collection.name': collection }),
        },
      },
      operate,
    )
  })
}
