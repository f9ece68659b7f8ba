import { Server as NetServer, type Socket } from 'node:net'
import type { Server, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * How long requests under way may take once the server is to stop, in milliseconds: within the 30
 * seconds that supervisors of containers commonly give.
 */
const deadlineMs = 25_000

/** How long a connection that waits may send one more request once the server is to stop, in milliseconds. */
const lastRequestMs = 5_500

export type Drain = {
  /** Whether the server is about to stop, which `/readyz` says from the first moment on. */
  isStopping: () => boolean
  /** To be called with each answer before it is begun: lets it say that its connection ends. */
  prepare: (res: ServerResponse) => void
  /**
   * Ends the server once the requests under way are answered. A connection that waits for its next
   * request is closed at once, which can cross with that request; patiently, it may send one more
   * for a while, and is told then.
   * @param patience.delayMs how long new connections are taken meanwhile
   */
  finish: (patience?: { delayMs: number }) => Promise<void>
}

/** How an HTTP server stops without dropping a request. */
export function createDrain(server: Server): Drain {
  let isStopping = false
  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })

  const closeUnused = () => {
    server.closeIdleConnections()
    // Browsers open some in advance, which Node does not count as idle.
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
  }

  return {
    isStopping: () => isStopping,
    prepare: (res) => {
      if (isStopping) res.shouldKeepAlive = false
    },
    finish: async (patience) => {
      isStopping = true
      if (patience) await wait(patience.delayMs)
      // Connections that the system has taken for us are accepted first: it would cut them off.
      await new Promise((resolve) => setImmediate(resolve))
      const closed = new Promise<void>((resolve) => {
        // `http.Server` would close the connections that wait, too.
        if (patience) NetServer.prototype.close.call(server, () => resolve())
        else server.close(() => resolve())
      })
      const unused = setTimeout(closeUnused, patience ? lastRequestMs : 0)
      const deadline = setTimeout(() => server.closeAllConnections(), deadlineMs)
      await closed
      clearTimeout(unused)
      clearTimeout(deadline)
    },
  }
}
