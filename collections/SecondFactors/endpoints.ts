import { APIError, Forbidden, NotFound, type Endpoint, type PayloadHandler } from 'payload'
import { renderSVG } from 'uqr'

import { adminOnly } from '../access/adminOnly.ts'
import { hasRole } from '../access/hasRole.ts'
import { inTransaction } from '../inTransaction.ts'
import { findFactor, isSetUp, recoveryHashes, requiresSecondFactor } from './findFactor.ts'
import { readJson } from './readJson.ts'
import { beginSetUp, confirmSetUp, proveFactor, renewRecoveryCodes, takeAway } from './setUp.ts'
import { storedAccount } from './storedAccount.ts'
import { checkPassword, whoIsSignedIn, whoMaySetUp } from './whoAsks.ts'

/** What an answer says is for whoever asked, once. */
const answer = (body: object): Response =>
  Response.json(body, { headers: { 'Cache-Control': 'no-store' } })

const describe: PayloadHandler = async (req) => {
  const id = String(req.routeParams?.id)
  if (req.user?.id !== id && !hasRole(req.user, 'admin')) throw new Forbidden(req.t)
  if (!(await storedAccount(req, id))) throw new NotFound(req.t)
  const factor = await findFactor(req, id)
  return answer({
    setUp: isSetUp(factor),
    setUpAt: isSetUp(factor) ? (factor.setUpAt ?? null) : null,
    recoveryCodesLeft: isSetUp(factor) ? recoveryHashes(factor).length : 0,
    required: requiresSecondFactor(req.payload),
  })
}

const begin: PayloadHandler = async (req) => {
  const { code, password, token } = await readJson(req, {
    optional: ['code', 'password', 'token'],
  })
  const asker = token === undefined ? await whoIsSignedIn(req) : await whoMaySetUp(req, token)
  if (token === undefined) await checkPassword(req, asker.account, password)
  const begun = await inTransaction(req, () => beginSetUp(req, asker.account, code))
  return answer({ ...begun, qr: renderSVG(begun.address, { border: 4 }) })
}

const confirm: PayloadHandler = async (req) => {
  const { code, token } = await readJson(req, { needed: ['code'], optional: ['token'] })
  const recoveryCodes = await inTransaction(req, async () => {
    const asker = token === undefined ? await whoIsSignedIn(req) : await whoMaySetUp(req, token)
    return confirmSetUp(req, asker, code)
  })
  return answer({ recoveryCodes })
}

const renew: PayloadHandler = async (req) => {
  const { code } = await readJson(req, { needed: ['code'] })
  const recoveryCodes = await inTransaction(req, async () =>
    renewRecoveryCodes(req, (await whoIsSignedIn(req)).account, code),
  )
  return answer({ recoveryCodes })
}

const takeOwnAway: PayloadHandler = async (req) => {
  const { code, password } = await readJson(req, { needed: ['code', 'password'] })
  const asker = await whoIsSignedIn(req)
  if (requiresSecondFactor(req.payload)) {
    throw new APIError(
      'Everybody who signs in here needs a second factor. You can set up another one in its place.',
      403,
    )
  }
  await checkPassword(req, asker.account, password)
  await inTransaction(req, async () => {
    await proveFactor(req, asker.account, code)
    await takeAway(req, asker)
  })
  return answer({ message: 'Your second factor was taken away.' })
}

const takeAnothersAway: PayloadHandler = async (req) => {
  await readJson(req, {})
  const id = String(req.routeParams?.id)
  await inTransaction(req, async () => {
    const { account: admin } = await whoIsSignedIn(req)
    if (!adminOnly({ req })) throw new Forbidden(req.t)
    if (admin.id === id) {
      throw new APIError('Your own second factor needs your password and a code to go.', 403)
    }
    const account = await storedAccount(req, id)
    if (!account) throw new NotFound(req.t)
    await takeAway(req, { account, session: undefined })
  })
  return answer({ message: 'The second factor was taken away. All sessions have ended.' })
}

/** What people do with their second factor; mounted with the accounts. */
export const secondFactorEndpoints: Endpoint[] = [
  { method: 'get', path: '/:id/second-factor', handler: describe },
  { method: 'post', path: '/second-factor', handler: begin },
  { method: 'post', path: '/second-factor/confirm', handler: confirm },
  { method: 'post', path: '/second-factor/recovery-codes', handler: renew },
  { method: 'post', path: '/second-factor/take-away', handler: takeOwnAway },
  { method: 'post', path: '/:id/second-factor/take-away', handler: takeAnothersAway },
]
