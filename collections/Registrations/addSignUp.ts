import { APIError, type PayloadHandler } from 'payload'

import { askedQuestions, checkDetails } from './checkDetails.ts'
import { fieldsRefused } from '../fieldsRefused.ts'
import { findEventForStaff } from './findEventForStaff.ts'
import { inEventTurn } from './inEventTurn.ts'
import { noteByStaff } from './noteByStaff.ts'
import { readBody } from '../readBody.ts'
import { requireEditor } from './requireEditor.ts'
import { signUp } from './signUp.ts'
import { SignUpRefused } from './SignUpRefused.ts'

/**
 * Signs somebody up who asked staff: before the sign-up opens and after it has closed too, never
 * beyond the places. They get the mail that anybody would, unless the event is not on the site: that
 * mail is dropped, and publishing the event sends none.
 */
export const addSignUp: PayloadHandler = async (req) => {
  requireEditor(req)
  const event = await findEventForStaff(req)
  const questions = askedQuestions(event).map((question) => ({ ...question, required: false }))
  const { details, errors } = checkDetails({ ...(await readBody(req)), agreed: true }, questions)
  if (!details) throw fieldsRefused(errors)
  const { outcome, isNew, registrationId } = await inEventTurn(
    req.payload,
    event.id,
    async (turn) => {
      const done = await signUp(turn, event.id, details, { byStaff: true, tellsAgain: false })
      if (done.isNew && done.registrationId) {
        await noteByStaff(turn, 'created', { id: done.registrationId, event: event.id })
      }
      return done
    },
    { user: req.user ?? undefined },
  )
  if (!registrationId) throw new SignUpRefused('full')
  if (!isNew) {
    const message = 'This e-mail is signed up for this event already.'
    throw new APIError(message, 409, { errors: [{ path: 'email', message }] }, true)
  }
  return Response.json({ registration: { id: registrationId, status: outcome } }, { status: 201 })
}
