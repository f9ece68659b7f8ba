import { consentNotRefused } from './consentNotRefused.ts'
import { notTrashed } from './notTrashed.ts'
import { publicOrOwnOrEditor } from './publicOrOwnOrEditor.ts'

/** Reading of media: the public sees what nobody shown has refused or let run out. */
export const consentedMediaOrOwnOrEditor = publicOrOwnOrEditor(() => ({
  and: [notTrashed, consentNotRefused()],
}))
