import type { RequestHandler } from 'express'
import type { EventEmitter } from 'node:events'
import type { Server } from 'node:http'

import { projectRoot } from '../lib/projectRoot.ts'

const emitter: EventEmitter = process
const events = ['uncaughtException', 'unhandledRejection', 'SIGINT', 'SIGTERM']

/**
 * The admin panel, Next's request handler in this process. Next is loaded by `warm` or by the first
 * request to the panel, so that the API never waits for it.
 */
export function admin(options: { dev: boolean; server: Server; port: number; hostname: string }): {
  handler: RequestHandler
  warm: () => Promise<void>
  close: () => Promise<void>
} {
  let starting: ReturnType<typeof start> | undefined
  const ready = () => (starting ??= start(options))
  return {
    handler: async function admin(req, res) {
      const { handle } = await ready()
      // Express strips the path that a handler is mounted at; Next routes by the whole one.
      req.url = req.originalUrl
      await handle(req, res)
    },
    warm: async () => void (await ready()),
    close: async () => void (await (await starting)?.app.close()),
  }
}

async function start(options: { dev: boolean; server: Server; port: number; hostname: string }) {
  const { default: next } = await import('next')
  const before = new Map(events.map((event) => [event, emitter.listeners(event)]))
  const app = (next as unknown as typeof next.default)({
    dev: options.dev,
    dir: projectRoot,
    hostname: options.hostname,
    port: options.port,
    httpServer: options.server,
  })
  await app.prepare()
  // Next's custom server installs listeners that decide about the whole process; that is ours to do.
  for (const event of events) {
    for (const listener of emitter.listeners(event)) {
      if (!before.get(event)?.includes(listener)) {
        emitter.removeListener(event, listener as () => void)
      }
    }
  }
  return { app, handle: app.getRequestHandler() }
}
