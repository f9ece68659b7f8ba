import { pino, type Logger } from 'pino'

import type { Env } from './env.ts'
import { loggedError } from './lib/loggedError.ts'
import { quietClientFaults } from './lib/quietClientFaults.ts'
import { currentTracer } from './lib/tracer.ts'

/** The one log of the process: JSON lines on standard output, secrets and personal data removed. */
export const createLogger = (env: Pick<Env, 'LOG_LEVEL'>): Logger =>
  pino({
    level: env.LOG_LEVEL,
    base: undefined,
    hooks: { logMethod: quietClientFaults },
    timestamp: pino.stdTimeFunctions.isoTime,
    ...(currentTracer() && { mixin: () => currentTracer()?.logFields() ?? {} }),
    serializers: { err: (error: unknown) => (error instanceof Error ? loggedError(error) : error) },
    redact: {
      paths: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
      remove: true,
    },
  })
