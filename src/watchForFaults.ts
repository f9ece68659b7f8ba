import type { RunningServer } from './server.ts'

/** Under this name Next looks for the listener it would otherwise add, on each page it renders. */
const nextsListener = Symbol.for('next.unhandledRejectionListener')

/**
 * Decides what a fault that nothing caught does to the process. An exception leaves it in a state
 * that nobody knows: the requests under way may finish, then it ends with exit code 1, for its
 * supervisor to start it anew. A rejected promise that nobody waits for is logged, and the server
 * goes on: what belonged to a request has been answered for already, and ending the process would
 * take everybody else's requests with it.
 */
export function watchForFaults({ payload, close }: RunningServer): void {
  const { logger } = payload
  let isEnding = false
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error, msg: 'Something failed that nothing caught' })
    if (isEnding) process.exit(1)
    isEnding = true
    void close().finally(() => process.exit(1))
  })
  const logRejection = (reason: unknown) => {
    logger.error({ err: reason, msg: 'A promise was rejected and nobody waited for it' })
  }
  process.on('unhandledRejection', logRejection)
  Object.assign(globalThis, { [nextsListener]: logRejection })
}
