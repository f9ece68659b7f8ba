import type { Endpoint } from 'payload'

import { addSignUp } from './addSignUp.ts'
import { cancelByStaff, markAttendance, moveByStaff } from './changeByStaff.ts'
import { exportSignUps } from './exportSignUps.ts'
import { listSignUps } from './listSignUps.ts'

/** What editors do with the sign-ups of one event; mounted with the events. */
export const signUpEndpoints: Endpoint[] = [
  { method: 'get', path: '/:id/registrations', handler: listSignUps },
  { method: 'get', path: '/:id/registrations.csv', handler: exportSignUps },
  { method: 'post', path: '/:id/registrations/add', handler: addSignUp },
]

/** What editors do with one registration. */
export const registrationEndpoints: Endpoint[] = [
  { method: 'post', path: '/:id/cancel', handler: cancelByStaff },
  { method: 'post', path: '/:id/move', handler: moveByStaff },
  { method: 'post', path: '/:id/attendance', handler: markAttendance },
]
