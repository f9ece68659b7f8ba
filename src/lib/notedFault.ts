import { AsyncLocalStorage } from 'node:async_hooks'

import type { PassingFault } from './passingFault.ts'
import { sharedState } from './sharedState.ts'

type Note = { fault: PassingFault | undefined }

const notes = sharedState('notedFaults', () => new AsyncLocalStorage<Note>())

/** Notes that the work at hand met a passing fault, whatever becomes of the error. */
export function noteFault(fault: PassingFault): void {
  const note = notes.getStore()
  if (note) note.fault = fault
}

/** Does some work, and says which passing fault it met, even where it has swallowed the error. */
export async function withNotedFault<T>(work: () => Promise<T>): Promise<Note & { result: T }> {
  const note: Note = { fault: undefined }
  const result = await notes.run(note, work)
  return { result, fault: note.fault }
}
