import { Router, type Response } from 'express'
import type { Payload } from 'payload'

import {
  askedQuestions,
  longestName,
  longestText,
} from '../../../../collections/Registrations/checkDetails.ts'
import { HttpError } from '../../../lib/httpError.ts'
import { isRecord } from '../../../lib/isRecord.ts'
import { type Content, element } from '../../../renditions/element.ts'
import { cancelHeld, changeHeld, eraseHeld } from '../changeHeld.ts'
import { mayJoin, positionOf } from '../presentRegistration.ts'
import { type Held, registrationByToken } from '../registrationByToken.ts'
import { eventFacts, notice } from './eventFacts.ts'
import { buttonForm, type Fault, faultList, textField, type Values } from './fields.ts'
import { answersFrom, questionFields, valuesOf } from './questionFields.ts'
import { readForm } from './readForm.ts'
import { sendPage } from './sendPage.ts'
import { faultsOf } from './signUpPage.ts'

type Shown = { values?: Values; faults?: Fault[]; said?: string; status?: number }

/** The page of a secret link: see, change, cancel and delete, without a script. */
export function registrationPage({ payload }: { payload: Payload }): Router {
  const router = Router()

  const show = async (res: Response, token: string, held: Held, shown: Shown = {}) => {
    const { event, isOver, registration } = held
    const { faults = [], said, status = 200 } = shown
    const action = `/registrations/${token}`
    const answers = isRecord(registration.answers) ? registration.answers : {}
    const values = shown.values ?? {
      name: registration.name,
      accessNeeds: registration.accessNeeds ?? '',
      ...valuesOf(answers),
    }
    const isOpen = registration.status !== 'cancelled' && !isOver
    const joiningLink = mayJoin(held) ? event?.joiningLink : undefined
    sendPage(res, { status, title: 'Your registration' }, [
      faultList(faults),
      said ? notice(said) : undefined,
      element('p', { className: ['kind'] }, 'Your registration'),
      element('h1', {}, event?.title ?? 'Your registration'),
      event?.status === 'cancelled' ? notice('This event is cancelled.') : undefined,
      event?.status === 'postponed' ? notice('This event is postponed.') : undefined,
      element('p', {}, await statusWords(payload, held)),
      event &&
        eventFacts(event, [
          'Joining link',
          joiningLink ? element('a', { href: joiningLink }, joiningLink) : undefined,
        ]),
      isOpen ? changeForm(held, action, values, faults) : undefined,
      isOpen
        ? section('Cancel', [
            element('p', {}, 'If you cannot come, please cancel: somebody else gets your place.'),
            buttonForm(action, 'ask-cancel', 'Cancel my registration', true),
          ])
        : undefined,
      section('Delete my details', [
        element(
          'p',
          {},
          'This removes all that we keep of you for this event, and cancels your registration if the event is still to come.',
        ),
        buttonForm(action, 'ask-erase', 'Delete my details', true),
      ]),
    ])
  }

  const hold = async (res: Response, token: string): Promise<Held | undefined> => {
    try {
      return await registrationByToken(payload, token)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      missing(res)
      return undefined
    }
  }

  router.get('/registrations/:token', async (req, res) => {
    const held = await hold(res, req.params.token)
    if (held) await show(res, req.params.token, held)
  })

  router.post('/registrations/:token', async (req, res) => {
    const { token } = req.params
    const held = await hold(res, token)
    if (!held) return
    const { do: does, ...values } = readForm(req)
    const action = `/registrations/${token}`
    if (does === 'ask-cancel') {
      return confirmPage(res, action, 'cancel', 'Cancel your registration?', 'Yes, cancel it')
    }
    if (does === 'ask-erase') {
      return confirmPage(res, action, 'erase', 'Delete your details?', 'Yes, delete them')
    }
    try {
      if (does === 'erase') {
        await eraseHeld(payload, held)
        return sendPage(
          res,
          { title: 'Your details are deleted' },
          element('h1', {}, 'Your details are deleted'),
          element(
            'p',
            {},
            'We keep nothing more of you for this event. Your personal link has ended.',
          ),
        )
      }
      if (does === 'cancel') {
        const registration = await cancelHeld(payload, held)
        return await show(
          res,
          token,
          { ...held, registration },
          { said: 'Your registration is cancelled.' },
        )
      }
      const questions = held.event ? askedQuestions(held.event) : []
      const empty = Object.fromEntries(questions.map(({ id }) => [id, null]))
      const registration = await changeHeld(payload, held, {
        name: values.name,
        accessNeeds: values.accessNeeds ?? '',
        ...(held.event && { answers: { ...empty, ...answersFrom(questions, values) } }),
      })
      await show(res, token, { ...held, registration }, { said: 'Your changes are saved.' })
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      if (error.status === 404) return missing(res)
      const faults = faultsOf(error)
      const { status } = error
      const said = faults.length === 0 ? { said: error.message } : {}
      await show(res, token, held, { values, faults, status, ...said })
    }
  })
  return router
}

async function statusWords(payload: Payload, { registration }: Held): Promise<string> {
  const { email, name, status } = registration
  if (status === 'cancelled') return `${name} (${email}): this registration is cancelled.`
  if (status === 'confirmed') return `${name} (${email}): you have a place.`
  const position = await positionOf(payload, registration)
  return `${name} (${email}): you are number ${position} on the waiting list. We write to you if a place becomes free.`
}

function changeForm({ event }: Held, action: string, values: Values, faults: Fault[]): Content {
  return section('Change', [
    element('form', { method: 'post', action }, [
      element('input', { type: 'hidden', name: 'do', value: 'change' }),
      textField({
        name: 'name',
        label: 'Your name',
        required: true,
        maxLength: longestName,
        autoComplete: 'name',
        values,
        faults,
      }),
      textField({
        name: 'accessNeeds',
        label: 'What helps you to take part?',
        kind: 'textarea',
        maxLength: longestText,
        values,
        faults,
      }),
      event && questionFields(askedQuestions(event), values, faults),
      element('button', { type: 'submit' }, 'Save my changes'),
    ]),
  ])
}

const section = (heading: string, content: Content): Content =>
  element('section', {}, element('h2', {}, heading), content)

const confirmPage = (
  res: Response,
  action: string,
  does: string,
  question: string,
  words: string,
): void =>
  sendPage(
    res,
    { title: question },
    element('h1', {}, question),
    element('p', {}, 'This cannot be taken back.'),
    buttonForm(action, does, words),
    element('p', {}, element('a', { href: action }, 'No, go back')),
  )

const missing = (res: Response): void =>
  sendPage(
    res,
    { status: 404, title: 'Not found' },
    element('h1', {}, 'There is nothing at this address'),
    element(
      'p',
      {},
      'The link may have ended, or was not copied whole. Please use the newest e-mail from us.',
    ),
  )
