import { consentNotRefused } from './consentNotRefused.ts'
import { notTrashed } from './notTrashed.ts'
import { published } from './published.ts'
import { publicOrOwnOrEditor } from './publicOrOwnOrEditor.ts'

/** Reading of people: the public sees who is published and has not refused or let consent run out. */
export const consentedPersonOrOwnOrEditor = publicOrOwnOrEditor(() => ({
  and: [published, notTrashed, consentNotRefused()],
}))
