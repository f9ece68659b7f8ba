import { bundle } from '../../../scripts/bundle.mjs'
import { freePort } from '../../helpers/freePort.ts'
import type { Bench, Measurement } from '../bench.ts'
import { boundRow, ratioRow } from '../rows.ts'
import { startBuilt } from '../startBuilt.ts'
import { median } from '../statistics.ts'
import { timeToPrint } from '../timeToPrint.ts'

const alone = '.test-sources/alone'
const payloadAlone = `
  const [{ default: config }, { getPayload }] = await Promise.all([import('./${alone}/src/payload.config.js'), import('payload')])
  await getPayload({ config })
  process.stdout.write('ready')`

/** How long the built server takes until it is ready, against Payload with our configuration alone. */
export const start: Measurement = {
  name: 'start',
  run: async (bench) => {
    // As Payload comes: with its packages as they are.
    await bundle({ entryPoints: ['src/payload.config.ts'], outdir: alone, packages: 'external' })
    const ours: number[] = []
    const base: number[] = []
    for (let round = 0; round < bench.rounds; round += 1) {
      ours.push(await timeToReady(bench))
      base.push(await timeToPrint('ready', payloadAlone, bench.ownVariables()))
    }
    const what = 'Start: built server until /readyz is 200'
    const raw = `the middle of ${bench.rounds}`
    return [
      boundRow(what, { value: median(ours) / 1000, unit: 's', raw }, { atMost: 3 }),
      ratioRow(`${what}, against getPayload alone`, { ours, base, unit: 'ms' }, { atMost: 2 }),
    ]
  },
}

async function timeToReady(bench: Bench): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  const server = await startBuilt(bench.ownVariables(), port)
  const taken = performance.now() - begun
  await server.stop()
  return taken
}
