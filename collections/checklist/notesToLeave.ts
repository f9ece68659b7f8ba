import type { PayloadRequest } from 'payload'

import type { Finding } from '../../src/lib/checklist/finding.ts'

type Note = { reason: string; findings: Finding[] }

const key = 'publishNotes'

/**
 * The notes to leave once a change is stored, by the id of its document. They are kept with the
 * request: each nested call of Payload's gives it a new context, a copy of the one before.
 */
export function notesToLeave({ context }: PayloadRequest): Map<string, Note> {
  const kept = context[key]
  if (kept instanceof Map) return kept as Map<string, Note>
  const notes = new Map<string, Note>()
  context[key] = notes
  return notes
}
