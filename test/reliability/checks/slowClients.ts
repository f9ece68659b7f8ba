import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'

import { boundRow } from '../../bench/rows.ts'
import type { Check } from '../run.ts'

const slowClients = 200
const largeBodies = 200
const largeAtOnce = 25
const bodyBytes = 60 * 1024 * 1024
const patienceMs = 60_000

/** Clients that hardly send anything, and others that send far too much, while somebody reads. */
export const slow: Check = {
  name: 'slow',
  run: async ({ database, install }) => {
    const installation = await install('slow')
    const server = await installation.start()
    const { hostname, port } = new URL(server.url)
    const read = async (n: number) => {
      const begun = performance.now()
      const { status } = await fetch(`${server.url}/api/topics?limit=10&page=${n}`)
      if (status !== 200) throw new Error(`A read was answered with ${status}.`)
      return performance.now() - begun
    }
    for (let n = 1; n <= 50; n += 1) await read(n)
    const before = server.resident()
    let most = before
    const watch = setInterval(() => (most = Math.max(most, server.resident())), 50)

    const begin = 'POST /api/topics HTTP/1.1\r\nHost: localhost\r\n'
    const openings = [
      `${begin}X-Slow: `,
      `${begin}Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{"name":"`,
    ]
    const begun = performance.now()
    let open = 0
    let lastClosed = 0
    const sockets = await Promise.all(
      Array.from({ length: slowClients }, async (_, n) => {
        const socket = connect({ host: hostname, port: Number(port) })
        socket.on('error', () => {})
        socket.resume()
        await once(socket, 'connect')
        open += 1
        socket.once('close', () => {
          open -= 1
          lastClosed = performance.now() - begun
        })
        socket.write(openings[n % openings.length] ?? '')
        return socket
      }),
    )
    const dripping = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('x')
    }, 1000)

    let sent = 0
    let refused = 0
    const sendLarge = async () => {
      while (sent < largeBodies) {
        sent += 1
        if ((await sendBody(server.url, sent)) === 413) refused += 1
      }
    }
    const sending = Promise.all(Array.from({ length: largeAtOnce }, sendLarge))
    const waits: number[] = []
    let page = 1
    const readOn = async () => {
      while (open > 0 && performance.now() - begun < patienceMs) {
        waits.push(await read((page += 1)))
        await setTimeout(50)
      }
    }
    await Promise.all([sending, readOn()])
    clearInterval(watch)
    clearInterval(dripping)
    const left = open
    sockets.forEach((socket) => socket.destroy())
    await server.stop()
    installation.remove()
    const inOrder = waits.toSorted((a, b) => a - b)
    return [
      boundRow(
        `${database}: resident set under ${slowClients} slow connections and ${largeBodies} bodies of 60 MB`,
        {
          value: most - before,
          unit: 'MiB more',
          raw: `from ${before.toFixed(0)} to ${most.toFixed(0)} MiB at most, ${refused} bodies answered with 413`,
        },
        { atMost: 200 },
      ),
      boundRow(
        `${database}: reads meanwhile, 99 of 100`,
        {
          value: inOrder[Math.floor(inOrder.length * 0.99)] ?? Infinity,
          unit: 'ms',
          raw: `${waits.length} reads, the slowest ${inOrder.at(-1)?.toFixed(0)} ms`,
        },
        { atMost: 1500 },
      ),
      boundRow(
        `${database}: slow connections left after a minute`,
        {
          value: left,
          unit: 'left',
          raw: `the last one closed after ${(lastClosed / 1000).toFixed(0)} s`,
        },
        { atMost: 0 },
      ),
    ]
  },
}

const chunk = Buffer.alloc(65_536, 'x')

/** Sends a body, its length said or not, for as long as it is taken. */
function sendBody(url: string, n: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const isTold = n % 2 === 0
    const asked = request(`${url}/api/users/login`, {
      method: 'POST',
      agent: false,
      headers: {
        'Content-Type': 'application/json',
        ...(isTold ? { 'Content-Length': String(bodyBytes) } : {}),
      },
    })
    let status: number | undefined
    asked.on('response', (response) => {
      status = response.statusCode
      response.resume()
    })
    asked.on('error', () => {})
    asked.on('close', () => resolve(status))
    let left = bodyBytes
    const write = () => {
      while (left > 0 && !asked.destroyed) {
        left -= chunk.length
        if (!asked.write(chunk)) return void asked.once('drain', write)
      }
      asked.end()
    }
    write()
  })
}
