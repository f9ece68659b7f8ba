import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Proxy = {
  /** Where it listens, on this machine. */
  port: number
  /** Cuts every connection, and takes no new one, as a server does that is gone. */
  drop: () => Promise<void>
  /** Lets every connection stand, and nothing through, as a network does that is cut. */
  freeze: () => void
  /** Lets everything through again. */
  restore: () => Promise<void>
  close: () => Promise<void>
}

/** A connection to another server of this machine or elsewhere that can fail. */
export async function startProxy(target: { host: string; port: number }): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let isFrozen = false
  const server = createServer((client) => {
    const upstream = connect(target)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.on('data', (chunk) => {
        if (!isFrozen) to.write(chunk)
      })
    }
  })
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const cut = () => sockets.forEach((socket) => socket.destroy())
  const drop = async () => {
    if (!server.listening) return
    const closed = new Promise((resolve) => server.close(resolve))
    cut()
    await closed
  }
  await listen(0)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  const { port } = address
  return {
    port,
    drop,
    freeze: () => (isFrozen = true),
    restore: async () => {
      isFrozen = false
      // What was lost on a frozen connection never comes.
      cut()
      if (!server.listening) await listen(port)
    },
    close: drop,
  }
}
