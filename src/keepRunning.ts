import type { RunningServer } from './server.ts'
import { watchForFaults } from './watchForFaults.ts'

/**
 * Lets a server run until the process is told to stop (Ctrl-C, or SIGTERM from a supervisor), then
 * closes it and ends the process with exit code 0. A second signal ends it at once. A supervisor's is
 * heeded with the patience that other people's connections need.
 * @param beforeClose work to end first
 */
export function keepRunning(server: RunningServer, beforeClose = async () => {}): void {
  watchForFaults(server)
  const stop = (signal: NodeJS.Signals) => {
    void beforeClose()
      .then(() => server.close({ patiently: signal === 'SIGTERM' }))
      .then(
        () => process.exit(0),
        (error: unknown) => {
          server.payload.logger.error({ err: error, msg: 'The server did not close cleanly' })
          process.exit(1)
        },
      )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
