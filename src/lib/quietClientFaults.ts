import type { LogFn, Logger } from 'pino'

/**
 * A `logMethod` hook for pino: an error that is the client's fault, a status of 4xx, is logged as one
 * line for debugging. Payload logs most of them as if the server had failed, with their stacks.
 */
export function quietClientFaults(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const fault = clientFault(args[0])
  if (!fault) return method.apply(this, args)
  this.debug({ type: fault.name, status: fault.status, msg: 'The client was at fault' })
}

function clientFault(entry: unknown): (Error & { status: number }) | undefined {
  const error = isRecord(entry) && 'err' in entry ? entry.err : entry
  if (!(error instanceof Error) || !('status' in error)) return undefined
  const { status } = error
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined
  return Object.assign(error, { status })
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null
