import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { getPayload, type Payload } from 'payload'

import { admin as adminPanel } from './api/admin.ts'
import { answerClientError } from './api/answerClientError.ts'
import { createApp } from './app.ts'
import { settleBeforeStart } from './backup/restore/settleBeforeStart.ts'
import { startConsentClock } from './consent/startConsentClock.ts'
import { createDrain } from './createDrain.ts'
import { announceUse } from './database/announceUse.ts'
import { claimSqliteFile } from './database/serverLock.ts'
import { watchContent } from './delivery/contentChanges.ts'
import { startCache } from './delivery/startCache.ts'
import { noteDatabase, otherDatabases } from './doctor/databaseNotes.ts'
import { ConfigurationError, readEnv, type Env } from './env.ts'
import { startJobs } from './jobs/startJobs.ts'
import { originForm } from './lib/originForm.ts'
import { shareRateLimits } from './lib/rateLimits/shareRateLimits.ts'
import { requireWritableFolder } from './lib/requireWritableFolder.ts'
import { startMails } from './mail/startMails.ts'
import { mediaStorage } from './media/mediaStorage.ts'
import { startSweeping } from './media/sweepMedia.ts'
import { startRemoving } from './retention/startRemoving.ts'
import { startSearch } from './search/startSearch.ts'
import { startTracing } from './tracing/startTracing.ts'
import { startWebhooks } from './webhooks/startWebhooks.ts'

export type RunningServer = {
  /** Where it answers, for example `http://localhost:3000`. */
  url: string
  payload: Payload
  /**
   * Stops taking requests, lets the open ones finish, and closes the database.
   * @param options.patiently says so by `/readyz` first, for `SHUTDOWN_DELAY_SECONDS`, and lets
   *   connections that are kept end by themselves
   */
  close: (options?: { patiently: boolean }) => Promise<void>
}

/**
 * In milliseconds: how long a client may take to send its headers, and all of a large upload; how long
 * a connection waits for its next request, which has to be longer than a proxy in front keeps it, or
 * that sends a request just as we close; and how often all that is looked at.
 */
const timeouts = {
  keepAliveTimeout: 65_000,
  headersTimeout: 20_000,
  requestTimeout: 15 * 60_000,
  connectionsCheckingInterval: 5_000,
}

/**
 * Starts the whole server: port first, so that a port that is taken is known at once, then the
 * database, then the application. Requests that arrive meanwhile wait.
 * @param options.cron whether scheduled work runs in this process
 * @throws ConfigurationError with one line that says what to do
 */
export async function startServer(options: { cron: boolean }): Promise<RunningServer> {
  let answer: RequestListener = (req, res) => void started.then(() => answer(req, res))
  let start!: () => void
  const started = new Promise<void>((resolve) => (start = resolve))
  const server = createServer(timeouts, (req, res) => {
    drain.prepare(res)
    try {
      // Express passes over an address that it cannot parse, and all of our middleware with it.
      req.url = originForm(req.url ?? '')
    } catch (error) {
      return answerClientError(error as NodeJS.ErrnoException, req.socket)
    }
    answer(req, res)
  })
  const drain = createDrain(server)
  server.on('clientError', answerClientError)
  const port = await listen(server, readEnv())
  // Next bundles its own copy of our modules, so the environment is what both copies share.
  process.env.PORT = String(port)
  // Next's own listener for rejections is taken away again in api/admin.ts; it would print a warning.
  process.env.NEXT_UNHANDLED_REJECTION_FILTER = 'disabled'
  // `npm run dev` starts again on a change; Payload's own watcher would load Next at every start.
  process.env.DISABLE_PAYLOAD_HMR = 'true'
  const env = readEnv()

  requireWritableFolder(path.resolve(env.MEDIA_DIR), 'MEDIA_DIR')
  const release = env.DATABASE_URL.startsWith('file:')
    ? await claimSqliteFile(env.DATABASE_URL)
    : undefined
  const settled = await settleBeforeStart(env)
  const tracing = await startTracing(env)
  const { default: config } = await import('./payload.config.ts')
  const stopAnnouncing = await announceUse(env, 'server')
  const payload = await getPayload({ config }).catch(async (error: unknown) => {
    await stopAnnouncing()
    throw error
  })
  tracing?.onTrouble((message) => payload.logger.warn(message))
  if (settled) payload.logger.warn(settled)
  const panel = adminPanel({
    dev: env.NODE_ENV === 'development',
    server,
    port,
    hostname: env.HOST,
  })
  if (env.NODE_ENV === 'production' && !env.serverUrlIsSet) {
    payload.logger.warn(
      `SERVER_URL is not set: links in mails and on pages will point to ${env.SERVER_URL}. Set it to the address that people use.`,
    )
  }
  const watch = await watchContent(payload, env)
  const cache = startCache(payload, watch, env)
  const search = startSearch(payload, watch)
  const stopWebhooks = startWebhooks(payload, env, { deliver: options.cron })
  const stopMails = await startMails(payload, env, { deliver: options.cron })
  const stopSharing = await shareRateLimits({
    logger: payload.logger,
    secret: env.PAYLOAD_SECRET,
    url: env.REDIS_URL,
  })
  answer = createApp({
    payload,
    env,
    cache,
    search,
    admin: panel.handler,
    isStopping: drain.isStopping,
  })
  start()

  const stopJobs = options.cron ? await startJobs(payload) : undefined
  const stopConsentClock = options.cron ? startConsentClock(payload) : undefined
  const stopRemoving = options.cron ? startRemoving(payload, env) : undefined
  await noteDatabase(env)
  for (const { database, note } of await otherDatabases(env)) {
    payload.logger.warn(
      `MEDIA_DIR is used by another database too, ${database}: a document deleted there can take a file away from here. Give each its own folder; if that database is gone, delete ${note}.`,
    )
  }
  const isShared = async () => (await otherDatabases(env)).length > 0
  const stopSweeping = options.cron
    ? startSweeping(payload, mediaStorage(env), isShared)
    : undefined

  return {
    url: env.SERVER_URL,
    payload,
    close: async ({ patiently } = { patiently: false }) => {
      stopSweeping?.()
      // In development, the next start waits for this one to end.
      const hasPatience = patiently && env.NODE_ENV !== 'development'
      await drain.finish(hasPatience ? { delayMs: env.SHUTDOWN_DELAY_SECONDS * 1000 } : undefined)
      watch.stop()
      await stopJobs?.()
      await stopConsentClock?.()
      await stopWebhooks()
      await stopRemoving?.()
      stopSharing()
      await stopMails()
      await search.stop()
      await panel.close()
      await tracing?.stop()
      await payload.destroy()
      await stopAnnouncing()
      await release?.()
    },
  }
}

async function listen(server: Server, env: Env): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.PORT, env.HOST, resolve)
  }).catch((error: NodeJS.ErrnoException) => {
    throw explainListenError(error, env)
  })
  return (server.address() as AddressInfo).port
}

function explainListenError(error: NodeJS.ErrnoException, env: Env): Error {
  if (error.code === 'EADDRINUSE') {
    return new ConfigurationError(
      `Port ${env.PORT} is taken; stop what uses it, or choose another, for example PORT=${env.PORT + 1}.`,
    )
  }
  if (error.code === 'EACCES') {
    return new ConfigurationError(`Port ${env.PORT} is not allowed to you; choose one above 1023.`)
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ConfigurationError(`HOST ${env.HOST} is not an address of this machine.`)
  }
  return error
}
