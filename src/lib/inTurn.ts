import { Mutex } from 'async-mutex'

import { sharedState } from './sharedState.ts'

type Turns = Map<string, { mutex: Mutex; waiting: number }>

/**
 * Does work of one key one at a time within this process, in the order in which it was asked for.
 * @param key tells what must not meet, for example `event:` and an id
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turns = sharedState<Turns>('turns', () => new Map())
  const turn = turns.get(key) ?? { mutex: new Mutex(), waiting: 0 }
  turns.set(key, turn)
  turn.waiting += 1
  try {
    return await turn.mutex.runExclusive(work)
  } finally {
    turn.waiting -= 1
    if (turn.waiting === 0) turns.delete(key)
  }
}
