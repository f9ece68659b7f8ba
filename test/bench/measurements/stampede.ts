import type { Measurement } from '../bench.ts'
import { boundRow } from '../rows.ts'

const readers = 200

/** How often a list is read when many ask for it at once and nobody has before. */
export const stampede: Measurement = {
  name: 'stampede',
  run: async ({ rounds, start }) => {
    const target = await start()
    const runs: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      await target.call('handlerRuns')
      const url = `${target.ours}/api/posts?depth=1&limit=10&page=${round}`
      const answers = await Promise.all(Array.from({ length: readers }, () => fetch(url)))
      if (answers.some(({ status }) => status !== 200)) throw new Error('Not all were answered.')
      await Promise.all(answers.map((answer) => answer.arrayBuffer()))
      runs.push(await target.call('handlerRuns'))
    }
    await target.stop()
    return [
      boundRow(
        `Stampede: ${readers} simultaneous readers of a cold address`,
        { value: Math.max(...runs), unit: 'run of the handler', raw: `${rounds} times` },
        { atMost: 1 },
      ),
    ]
  },
}
