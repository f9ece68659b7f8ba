import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Payload, PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { askedQuestions, checkDetails } from '../../../collections/Registrations/checkDetails.ts'
import { inSharedTurn } from '../../../collections/Registrations/inSharedTurn.ts'
import { signUp, type SignedUp } from '../../../collections/Registrations/signUp.ts'
import { SignUpRefused } from '../../../collections/Registrations/SignUpRefused.ts'
import { signUpState } from '../../../collections/Registrations/signUpState.ts'
import { signUpAnswersSlug } from '../../../collections/slugs.ts'
import { HttpError } from '../../lib/httpError.ts'
import type { SignUpAnswer } from '../../lib/payload-types.ts'
import { sharedState } from '../../lib/sharedState.ts'
import { stableJson } from '../../lib/stableJson.ts'
import { fieldsRefused } from './fieldsRefused.ts'
import { findPublicEvent } from './findPublicEvent.ts'
import type { SignUpLimits } from './signUpLimits.ts'

/** How long answers are kept for requests that come again, in milliseconds. */
export const keptAnswerMs = 24 * 60 * 60 * 1000

/** How long a sign-up takes at least, in milliseconds, so that its time tells nothing of an e-mail. */
const shortestMs = 200

type Outcome = SignedUp['outcome']

/**
 * Takes a sign-up of the public.
 * @param attempt.body as the contract has it, whoever put it together
 * @param attempt.key what makes the request the same as an earlier one, which is not done again
 * @throws HttpError 400 naming the fields at fault, 409 while the same request is under way, 422 where
 *   the key came with another request, 429; SignUpRefused (404, 409)
 */
export async function acceptSignUp(
  payload: Payload,
  limits: SignUpLimits,
  attempt: {
    event: string
    body: Record<string, unknown>
    ip: string | undefined
    key: string | undefined
  },
): Promise<'confirmed' | 'waiting'> {
  const begun = performance.now()
  const { body, event: eventId, ip } = attempt
  const event = await findPublicEvent(payload, eventId)
  const state = signUpState(event ?? null, Date.now())
  if (!event || state !== 'open') throw new SignUpRefused(state === 'open' ? 'unknown' : state)
  const { details, errors } = checkDetails(body, askedQuestions(event))
  if (!details) throw fieldsRefused(errors)
  await limits.countClient(ip)

  const secretly = (text: string) =>
    createHmac('sha256', payload.secret).update(`sign-up:${text}`).digest('hex')
  const key = attempt.key && secretly(`key:${eventId}:${attempt.key}`)
  const fingerprint = secretly(`request:${eventId}:${stableJson(details)}`)
  const tellsAgain = await limits.mayTellAgain(details.email)
  const outcome = await onceAtATime(key, async () => {
    const settled = await inSharedTurn(payload, eventId, async (req) => {
      const kept = key && (await keptOutcome(req, key, fingerprint))
      if (kept) return kept
      const signedUp = await signUp(req, eventId, details, { tellsAgain })
      if (key) await keep(req, key, fingerprint, signedUp.outcome)
      return signedUp.outcome
    })
    await setTimeout(Math.max(0, begun + shortestMs - performance.now()))
    return settled
  })
  if (outcome === 'full') throw new SignUpRefused('full')
  return outcome
}

async function onceAtATime<T>(key: string | undefined, work: () => Promise<T>): Promise<T> {
  if (!key) return work()
  const underWay = sharedState('sign-ups-under-way', () => new Set<string>())
  if (underWay.has(key)) {
    throw new HttpError(409, 'The same request is still being dealt with.', { 'Retry-After': '1' })
  }
  underWay.add(key)
  try {
    return await work()
  } finally {
    underWay.delete(key)
  }
}

async function keptOutcome(
  req: PayloadRequest,
  key: string,
  fingerprint: string,
): Promise<Outcome | undefined> {
  const where = { key: { equals: key } }
  const found = await req.payload.db.findOne<SignUpAnswer>({
    collection: signUpAnswersSlug,
    where,
    req,
  })
  if (!found) return undefined
  if (Date.now() - new Date(found.createdAt).getTime() > keptAnswerMs) {
    await req.payload.db.deleteOne({ collection: signUpAnswersSlug, where, req, returning: false })
    return undefined
  }
  if (found.fingerprint !== fingerprint) {
    throw new HttpError(422, 'This Idempotency-Key came with another request before.')
  }
  return found.outcome === 'confirmed' || found.outcome === 'waiting' ? found.outcome : 'full'
}

async function keep(req: PayloadRequest, key: string, fingerprint: string, outcome: Outcome) {
  await req.payload.db.create({
    collection: signUpAnswersSlug,
    data: { id: uuidv7(), key, fingerprint, outcome },
    req,
    returning: false,
  })
}
