import type { Places } from './places.ts'
import type { SignUpEvent } from './signUpEvent.ts'

/** How many more people have a place at an event; never less than none, where it was made smaller. */
export function freePlaces({ signUp }: SignUpEvent, { confirmed }: Places): number {
  const capacity = signUp?.capacity ?? Infinity
  return Math.max(0, capacity - confirmed)
}

/** What the next person to sign up gets: nothing where the event is full and keeps no waiting list. */
export function nextStatus(event: SignUpEvent, places: Places): 'confirmed' | 'full' | 'waiting' {
  if (freePlaces(event, places) > places.waiting) return 'confirmed'
  return event.signUp?.waitingList ? 'waiting' : 'full'
}
