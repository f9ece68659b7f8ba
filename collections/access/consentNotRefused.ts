import type { Where } from 'payload'

import { notHeldBack } from './notHeldBack.ts'
import { unexpired } from './unexpired.ts'

/** The people and media whose consent is granted and runs still, or was never recorded. */
export const consentNotRefused = (): Where => ({
  and: [{ 'consent.status': { in: ['not-recorded', 'granted'] } }, unexpired(), notHeldBack()],
})
