import { sharedState } from '../../src/lib/sharedState.ts'

const state = sharedState('mailer', () => ({ wake: () => {} }))

/** Has the mails that are due sent at once, where this process sends them; else they wait. */
export const wakeMailer = (): void => state.wake()

/** Says how mails are sent at once in this process. */
export const onMailQueued = (wake: () => void): void => {
  state.wake = wake
}
