import { isRecord } from './isRecord.ts'
import type { PassingFault } from './passingFault.ts'

const marker = 'passingFault'

/** Notes on a request of Payload, by its context, that it met a passing fault. */
export function noteFault(context: Record<string, unknown>, fault: PassingFault): void {
  context[marker] = fault
}

/** The passing fault that a request which Payload has handled met, even if nobody answered for it. */
export function notedFault(request: object): PassingFault | undefined {
  const context = 'context' in request ? request.context : undefined
  return isRecord(context) ? (context[marker] as PassingFault | undefined) : undefined
}
