import { createHash } from 'node:crypto'
import { Router, type Response } from 'express'
import { createLocalReq, type Payload } from 'payload'

import {
  askedQuestions,
  longestEmail,
  longestName,
  longestText,
} from '../../../../collections/Registrations/checkDetails.ts'
import { nextStatus } from '../../../../collections/Registrations/freePlaces.ts'
import { findPlaces } from '../../../../collections/Registrations/places.ts'
import { SignUpRefused } from '../../../../collections/Registrations/SignUpRefused.ts'
import { signUpState } from '../../../../collections/Registrations/signUpState.ts'
import { HttpError } from '../../../lib/httpError.ts'
import { isRecord } from '../../../lib/isRecord.ts'
import type { Event } from '../../../lib/payload-types.ts'
import { stableJson } from '../../../lib/stableJson.ts'
import { type Content, element } from '../../../renditions/element.ts'
import { timeElement } from '../../../renditions/timeElement.ts'
import type { Site } from '../../../renditions/site.ts'
import { acceptSignUp } from '../acceptSignUp.ts'
import { findPublicEvent } from '../findPublicEvent.ts'
import type { SignUpLimits } from '../signUpLimits.ts'
import { eventFacts, notice } from './eventFacts.ts'
import { checkField, type Fault, faultList, textField, type Values } from './fields.ts'
import { answersFrom, questionFields } from './questionFields.ts'
import { readForm } from './readForm.ts'
import { sendPage } from './sendPage.ts'
import { checkStartTime, signStartTime } from './startTime.ts'

/** Not a word that a browser fills in by itself. */
const honeypot = 'website_url'

type Shown = { values: Values; faults: Fault[]; said?: string; status?: number }

/** The page on which people sign up for an event, without a script. */
export function signUpPage(options: {
  payload: Payload
  limits: SignUpLimits
  site: Site
}): Router {
  const { limits, payload, site } = options
  const router = Router()

  /** The form, or why there is none. */
  const show = async (res: Response, event: Event, shown: Shown): Promise<void> => {
    const state = signUpState(event, Date.now())
    const title = `Sign up: ${event.title}`
    const heading = [
      element('p', { className: ['kind'] }, 'Sign up'),
      element('h1', {}, event.title ?? 'Untitled'),
      eventFacts(event),
    ]
    if (state !== 'open') {
      const status = shown.status ?? 200
      return sendPage(res, { status, title }, heading, closedWords(event, state, site))
    }
    const places = await findPlaces(await createLocalReq({}, payload), event.id)
    const next = nextStatus(event, { ...none, ...(places ?? { event: event.id }) })
    if (next === 'full') {
      return sendPage(
        res,
        { status: shown.status ?? 200, title },
        heading,
        notice('This event is full, and has no waiting list.'),
      )
    }
    const { faults, said, status = 200, values } = shown
    const start =
      checkStartTime(payload.secret, event.id, values.started, Date.now()) === 'stale'
        ? signStartTime(payload.secret, event.id, Date.now())
        : values.started
    sendPage(res, { status, title: faults.length > 0 || said ? `Please check: ${title}` : title }, [
      faultList(faults),
      said ? notice(said) : undefined,
      heading,
      next === 'waiting'
        ? notice(
            'All places are taken. You can join the waiting list: we write to you if a place becomes free.',
          )
        : undefined,
      form(event, start ?? '', values, faults),
    ])
  }

  router.get('/events/:id/sign-up', async (req, res) => {
    const event = await findPublicEvent(payload, req.params.id)
    if (!event) return missing(res)
    await show(res, event, { values: {}, faults: [] })
  })

  router.post('/events/:id/sign-up', async (req, res) => {
    const event = await findPublicEvent(payload, req.params.id)
    if (!event) return missing(res)
    const values = readForm(req)
    if (values[honeypot]) return done(res, event, 'confirmed')
    const pace = checkStartTime(payload.secret, event.id, values.started, Date.now())
    if (pace !== 'human') {
      const said =
        pace === 'hasty'
          ? 'That was very quick. Please look over what you wrote, and send it once more.'
          : 'This page had been open for a long time. Please look over what you wrote, and send it once more.'
      return show(res, event, { values, faults: [], said, status: 400 })
    }
    const body = {
      name: values.name,
      email: values.email,
      accessNeeds: values.accessNeeds ?? '',
      answers: answersFrom(askedQuestions(event), values),
      agreed: values.agreed === 'yes',
    }
    try {
      // Sent again by a browser that loads its answer anew, it is the same sign-up.
      const key = createHash('sha256')
        .update(stableJson([values.started, body]))
        .digest('hex')
      const outcome = await acceptSignUp(payload, limits, {
        event: event.id,
        body,
        ip: req.ip,
        key: `form:${key}`,
      })
      done(res, event, outcome)
    } catch (error) {
      if (error instanceof SignUpRefused) {
        const state = error.reason === 'full' ? error.message : undefined
        return show(res, event, { values, faults: [], ...(state && { said: state }), status: 409 })
      }
      if (!(error instanceof HttpError)) throw error
      res.set(error.headers)
      const faults = faultsOf(error)
      const said = faults.length === 0 ? error.message : undefined
      await show(res, event, { values, faults, ...(said && { said }), status: error.status })
    }
  })
  return router
}

const none = {
  cancelled: 0,
  confirmed: 0,
  removedAttended: 0,
  revision: 0,
  sequence: 0,
  waiting: 0,
}

function form(event: Event, start: string, values: Values, faults: Fault[]): Content {
  const days = event.signUp?.keepDays ?? 30
  return element('form', { method: 'post', action: `/events/${event.id}/sign-up` }, [
    element('input', { type: 'hidden', name: 'started', value: start }),
    // For programs that fill in everything; people neither see nor reach it.
    element('div', { className: ['other'], ariaHidden: 'true' }, [
      element('label', { htmlFor: ['other-website'] }, 'Leave this empty'),
      element('input', {
        type: 'text',
        id: 'other-website',
        name: honeypot,
        tabIndex: -1,
        autoComplete: ['off'],
      }),
    ]),
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
      name: 'email',
      label: 'Your e-mail address',
      hint: 'Your personal link is sent there.',
      kind: 'email',
      required: true,
      maxLength: longestEmail,
      autoComplete: 'email',
      values,
      faults,
    }),
    textField({
      name: 'accessNeeds',
      label: 'What helps you to take part?',
      hint: 'For example captions, breaks, a ramp, or somebody who comes with you.',
      kind: 'textarea',
      maxLength: longestText,
      values,
      faults,
    }),
    questionFields(askedQuestions(event), values, faults),
    element('h2', {}, 'How your details are used'),
    element(
      'p',
      {},
      `We use what you write here only to run this event: to keep your place, to write to you about it, and to arrange what you need. Only our staff see it. It is deleted ${days} days after the event, or at once when you ask for it by your personal link.`,
    ),
    checkField({
      name: 'agreed',
      label: 'I agree that my details are used in this way.',
      required: true,
      values,
      faults,
    }),
    element('button', { type: 'submit' }, 'Sign up'),
  ])
}

function closedWords(event: Event, state: ReturnType<typeof signUpState>, site: Site): Content {
  const { signUp, timeZone } = event
  const url = signUp?.url ? site.linkAddress(signUp.url) : undefined
  if (state === 'elsewhere' && url) {
    return element('p', {}, [
      'The sign-up for this event is on another page: ',
      element('a', { href: url }, 'go to the sign-up'),
      '.',
    ])
  }
  if (state === 'not-open-yet' && signUp?.opensAt) {
    return element('p', { className: ['notice'], role: 'status' }, [
      'The sign-up opens on ',
      timeElement(signUp.opensAt, timeZone),
      '.',
    ])
  }
  return notice(new SignUpRefused(state === 'open' ? 'closed' : state).message)
}

function done(res: Response, event: Event, outcome: 'confirmed' | 'waiting'): void {
  const hasPlace = outcome === 'confirmed'
  sendPage(
    res,
    { title: hasPlace ? 'You have signed up' : 'You are on the waiting list' },
    element('h1', {}, hasPlace ? 'Thank you, you have signed up' : 'You are on the waiting list'),
    element('p', {}, event.title ?? ''),
    eventFacts(event),
    element(
      'p',
      {},
      'We have sent you an e-mail with your personal link: there you can see, change or cancel your registration. If it does not arrive within an hour, please look among unwanted mails.',
    ),
  )
}

const missing = (res: Response): void =>
  sendPage(
    res,
    { status: 404, title: 'Not found' },
    element('h1', {}, 'There is no such event'),
    element('p', {}, 'It may have been taken down. Please check the address of this page.'),
  )

/** The fields that an answer of the API says are at fault. */
export function faultsOf({ data }: HttpError): Fault[] {
  const errors = isRecord(data) && Array.isArray(data.errors) ? data.errors : []
  return errors.flatMap((error: unknown) =>
    isRecord(error) && typeof error.path === 'string' && typeof error.message === 'string'
      ? [{ path: error.path, message: error.message }]
      : [],
  )
}
