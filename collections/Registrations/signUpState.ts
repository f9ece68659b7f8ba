import type { SignUpEvent } from './signUpEvent.ts'

/** Why nobody can sign up for an event here and now, or `open`. */
export type SignUpState =
  | 'cancelled'
  | 'closed'
  | 'elsewhere'
  | 'none'
  | 'not-open-yet'
  | 'open'
  | 'past'
  | 'postponed'
  | 'unknown'

/**
 * Whether people can sign up for an event, its places aside.
 * @param now milliseconds since 1970
 */
export function signUpState(event: SignUpEvent | null, now: number): SignUpState {
  if (!isPublic(event)) return 'unknown'
  const { signUp, startsAt, status } = event
  if (status === 'cancelled') return 'cancelled'
  if (hasEnded(event, now) || !isBefore(now, startsAt)) return 'past'
  if (status === 'postponed') return 'postponed'
  if (signUp?.mode === 'elsewhere' && signUp.url) return 'elsewhere'
  if (signUp?.mode !== 'here') return 'none'
  if (signUp.opensAt && isBefore(now, signUp.opensAt)) return 'not-open-yet'
  return isBefore(now, signUp.closesAt ?? startsAt) ? 'open' : 'closed'
}

/** The same for staff, who add people before the sign-up opens and after it has closed. */
export function staffSignUpState(event: SignUpEvent | null, now: number): SignUpState {
  if (!event || event.deletedAt) return 'unknown'
  if (event.status === 'cancelled') return 'cancelled'
  return hasEnded(event, now) ? 'past' : 'open'
}

/** Whether places of an event that become free are given to those who wait. */
export const movesUp = (event: SignUpEvent | null, now: number): event is SignUpEvent =>
  isPublic(event) &&
  event.signUp?.mode === 'here' &&
  event.status !== 'cancelled' &&
  event.status !== 'postponed' &&
  isBefore(now, event.startsAt)

/** Whether an event is over: what was counted of it stays as it is. */
export const hasEnded = (event: Pick<SignUpEvent, 'endsAt' | 'startsAt'>, now: number): boolean =>
  !isBefore(now, event.endsAt ?? event.startsAt)

const isPublic = (event: SignUpEvent | null): event is SignUpEvent =>
  event?._status === 'published' && !event.deletedAt

/** An event whose time is not known yet lies ahead. */
const isBefore = (now: number, instant: string | null | undefined) =>
  !instant || now < new Date(instant).getTime()
