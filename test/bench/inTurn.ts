import type { Bench } from './bench.ts'
import { type Load, runLoad } from './runLoad.ts'

/**
 * Measures several loads in turn, so that whatever else the machine does meets them all alike.
 * @returns for each of them what it came to in each round, in answers a second
 */
export async function inTurn<Name extends string>(
  bench: Pick<Bench, 'rounds' | 'seconds' | 'warmUpSeconds'>,
  loads: Record<Name, Load>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(loads) as Name[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >
  for (const name of names) await runLoad(loads[name], bench.warmUpSeconds)
  for (let round = 0; round < bench.rounds; round += 1) {
    // Whoever comes first finds another machine than whoever comes last.
    const order = round % 2 === 0 ? names : names.toReversed()
    for (const name of order) measured[name].push(await runLoad(loads[name], bench.seconds))
  }
  return measured
}
