import { measurements } from '../lib/measurements.ts'
import { aroundOperations, type Operations } from './aroundOperations.ts'

/** Takes the time of what the database is asked and told, for `/metrics`. */
export function measureOperations(adapter: Operations): void {
  const { database } = measurements()
  aroundOperations(adapter, async (name, operate) => {
    const start = performance.now()
    try {
      return await operate()
    } finally {
      database.add(name, (performance.now() - start) / 1000)
    }
  })
}
