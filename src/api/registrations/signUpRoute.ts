import type { RequestHandler } from 'express'
import type { Payload } from 'payload'

import { acceptSignUp } from './acceptSignUp.ts'
import { idempotencyKey } from './idempotencyKey.ts'
import { readJson } from './readJson.ts'
import type { SignUpLimits } from './signUpLimits.ts'

/** Signs somebody up for an event; what is answered is what a newcomer would be. */
export const signUpRoute = (options: {
  payload: Payload
  limits: SignUpLimits
}): RequestHandler<{ id: string }> =>
  async function signUpRoute(req, res) {
    const key = idempotencyKey(req.get('Idempotency-Key'))
    const status = await acceptSignUp(options.payload, options.limits, {
      event: req.params.id,
      body: readJson(req),
      ip: req.ip,
      key,
    })
    res.status(201).json({ registration: { status } })
  }
