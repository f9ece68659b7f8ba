import type { WorkKind, WorkStatus } from '../../collections/queuedWork.ts'

/** A piece of work that the server does by itself, of any kind. */
export type Work = {
  id: string
  kind: WorkKind
  status: WorkStatus
  /** What it does, in a few words. */
  what: string
  /** The facts behind that, as far as a kind has them. */
  about: { input?: unknown; kind?: string; to?: string; type?: string }
  attempts: number
  /** When it is tried next; nothing where that is at once or never. */
  when: string | null
  error: string | null
}
