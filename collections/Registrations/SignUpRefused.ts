import { APIError } from 'payload'

import type { SignUpState } from './signUpState.ts'

type Reason = Exclude<SignUpState, 'open'> | 'full'

const messages: Record<Reason, string> = {
  cancelled: 'This event is cancelled, so nobody can sign up for it.',
  closed: 'The sign-up for this event is closed.',
  elsewhere: 'The sign-up for this event is elsewhere: please follow the link on its page.',
  full: 'This event is full, and has no waiting list.',
  none: 'This event has no sign-up here.',
  'not-open-yet': 'The sign-up for this event is not open yet.',
  past: 'This event has begun or is over, so nobody can sign up for it any more.',
  postponed: 'This event is postponed, so nobody can sign up for it at the moment.',
  unknown: 'There is no such event.',
}

/** Nobody can sign up for this event now: 404 where the public knows of none, else 409. */
export class SignUpRefused extends APIError<{
  reason: Reason
  errors: { path: string; message: string }[]
}> {
  readonly reason: Reason

  constructor(reason: Reason) {
    const message = messages[reason]
    super(
      message,
      reason === 'unknown' ? 404 : 409,
      { reason, errors: [{ path: 'event', message }] },
      true,
    )
    this.reason = reason
  }
}
