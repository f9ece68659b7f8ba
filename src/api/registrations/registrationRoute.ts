import { Router } from 'express'
import type { Payload } from 'payload'

import { HttpError } from '../../lib/httpError.ts'
import { cancelHeld, changeHeld, eraseHeld } from './changeHeld.ts'
import { presentRegistration } from './presentRegistration.ts'
import { readJson } from './readJson.ts'
import { registrationByToken } from './registrationByToken.ts'

/** What the holder of a secret link may see and do; every other address is passed on. */
export function registrationRoute({ payload }: { payload: Payload }): Router {
  const router = Router()
  const path = /^\/(?<token>reg_[\w-]{43})\/?$/
  const tokenOf = (params: Record<string, string | string[]>) => String(params.token)

  router.use(path, (_req, res, next) => {
    res.setHeader('Referrer-Policy', 'no-referrer')
    res.setHeader('X-Robots-Tag', 'noindex')
    next()
  })
  router.get(path, async (req, res) => {
    const held = await registrationByToken(payload, tokenOf(req.params))
    res.json(await presentRegistration(payload, held))
  })
  router.patch(path, async (req, res) => {
    const held = await registrationByToken(payload, tokenOf(req.params))
    const registration = await changeHeld(payload, held, readJson(req))
    res.json(await presentRegistration(payload, { ...held, registration }))
  })
  router.delete(path, async (req, res) => {
    const held = await registrationByToken(payload, tokenOf(req.params))
    if (req.query.erase === 'true') {
      await eraseHeld(payload, held)
      return void res.json({ registration: { status: 'erased' } })
    }
    const { status } = await cancelHeld(payload, held)
    res.json({ registration: { status } })
  })
  router.all(path, (req, _res, next) => {
    if (req.method === 'OPTIONS') return next()
    next(new HttpError(405, `${req.method} is not served.`, { Allow: 'GET, PATCH, DELETE' }))
  })
  return router
}
