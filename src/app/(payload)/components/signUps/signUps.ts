import type { Registration } from '../../../../lib/payload-types.ts'

/** Somebody who signed up, as the list of an event has them. */
export type Person = Pick<
  Registration,
  'accessNeeds' | 'answers' | 'attended' | 'createdAt' | 'email' | 'id' | 'name' | 'status'
>

/** What the server tells editors of the sign-ups of one event. */
export type EventSignUps = {
  /** `null` without a limit; so is `free`. */
  capacity: number | null
  free: number | null
  confirmed: number
  waiting: number
  cancelled: number
  attended: number
  questions: { id: string; label?: string | null }[]
  docs: Person[]
}

/**
 * Asks the server to do something.
 * @param path below the API's own
 * @param done what to say when it is done
 * @returns what is wrong, by the field at fault where there is one; nothing when it was done
 */
export type Act = (path: string, body: object, done: string) => Promise<Faults | undefined>

export type Faults = { message: string; fields: Record<string, string> }
