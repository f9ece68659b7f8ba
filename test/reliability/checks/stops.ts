import { Agent, request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'

import { boundRow } from '../../bench/rows.ts'
import type { Check } from '../run.ts'

const clients = 32
const loadMs = 1500

/**
 * Asks the server to stop while clients that keep their connections go on asking, until somebody who
 * looks at `/readyz` sends them elsewhere.
 */
export const stops: Check = {
  name: 'stops',
  run: async ({ database, install, stops: times }) => {
    const installation = await install('stops')
    let answered = 0
    const dropped: unknown[] = []
    let slowest = 0
    for (let time = 0; time < times; time += 1) {
      const server = await installation.start({ SHUTDOWN_DELAY_SECONDS: '2' })
      const agent = new Agent({ keepAlive: true, maxSockets: clients })
      const ask = (address: string) =>
        new Promise<IncomingMessage>((resolve, reject) => {
          const asked = request(server.url + address, { agent }, (response) => {
            text(response).then(() => resolve(response), reject)
          })
          asked.on('error', reject)
          asked.end()
        })
      let isLeftOut = false
      const askUntilLeftOut = async (client: number) => {
        for (let turn = 0; !isLeftOut; turn += 1) {
          try {
            const { statusCode } = await ask(
              `/api/topics?limit=${(turn % 50) + 1}&page=${client + 1}`,
            )
            if (statusCode === 200) answered += 1
            else dropped.push(statusCode)
          } catch (error) {
            dropped.push(error)
          }
        }
      }
      const asking = Promise.all(Array.from({ length: clients }, (_, n) => askUntilLeftOut(n)))
      await setTimeout(loadMs)
      const begun = performance.now()
      const stopped = server.stop()
      while (!isLeftOut) {
        await setTimeout(100)
        isLeftOut = await ask('/readyz').then(
          ({ statusCode }) => statusCode === 503,
          () => true,
        )
      }
      await stopped
      slowest = Math.max(slowest, performance.now() - begun)
      await asking
      agent.destroy()
    }
    installation.remove()
    return [
      boundRow(
        `${database}: requests dropped by SIGTERM under load`,
        {
          value: dropped.length,
          unit: 'dropped',
          raw: `${answered} answered, ${times} stops${dropped.length > 0 ? `; ${String(dropped[0])}` : ''}`,
        },
        { atMost: 0 },
      ),
      boundRow(
        `${database}: from SIGTERM to the end of the process`,
        { value: slowest / 1000, unit: 's', raw: `the slowest of ${times}, 2 s of it waited` },
        { atMost: 30 },
      ),
    ]
  },
}
