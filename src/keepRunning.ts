import type { RunningServer } from './server.ts'
import { watchForFaults } from './watchForFaults.ts'

/**
 * Lets a server run until the process is told to stop (Ctrl-C, or SIGTERM from a supervisor), then
 * closes it and ends the process with exit code 0. A server that is still starting is closed once it
 * has started, so that no migration is cut off. A second signal ends the process at once. A
 * supervisor's is heeded with the patience that other people's connections need.
 * @param starting a start that fails is for the caller to tell of
 * @param beforeClose work to end first
 */
export async function keepRunning(
  starting: Promise<RunningServer>,
  beforeClose = async () => {},
): Promise<RunningServer> {
  const close = async (server: RunningServer, signal: NodeJS.Signals) => {
    try {
      await beforeClose()
      await server.close({ patiently: signal === 'SIGTERM' })
      process.exit(0)
    } catch (error) {
      server.payload.logger.error({ err: error, msg: 'The server did not close cleanly' })
      process.exit(1)
    }
  }
  // A server takes requests before its start has ended, and is stopped by some as early as that.
  const stop = (signal: NodeJS.Signals) =>
    void starting.then(
      (server) => close(server, signal),
      () => {},
    )
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const server = await starting
  watchForFaults(server)
  return server
}
