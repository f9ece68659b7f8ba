import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import type { User } from '../../src/lib/payload-types.ts'
import { createAccount, password, type Account } from '../helpers/accounts.ts'
import { createApi } from '../helpers/rest.ts'
import { appCode, giveSecondFactor } from '../helpers/secondFactor.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>

beforeAll(async () => {
  server = await startTestServer({ TRUST_PROXY: 'true' })
  api = createApi(server.url)
})
afterAll(() => server.close())

let address = 0
/** A client of its own each time, so that the limits on one do not meet another. */
const from = () => {
  address += 1
  return { 'X-Forwarded-For': `203.0.${Math.floor(address / 250)}.${address % 250}` }
}

let account: Account
beforeEach(async () => {
  account = await createAccount(server.payload, 'editor')
})
const require = (isRequired: boolean) => {
  server.payload.config.custom.requiresSecondFactor = isRequired
}
afterEach(() => {
  require(false)
  vi.useRealTimers()
})

const post = (path: string, body: object, as?: string) =>
  api.post(`/users${path}`, { as, body, headers: from() })

const overRest = async (code?: string, { email } = account, secret = password) => {
  const { body, headers, status } = await post('/login', { email, password: secret, code })
  const [error] = body.errors ?? []
  return { status, token: body.token, error, cookie: headers.get('Set-Cookie') }
}
const overGraphql = async (code?: string, { email } = account, secret = password) => {
  const words = `email: "${email}", password: "${secret}"${code ? `, code: "${code}"` : ''}`
  const query = `mutation { loginUser(${words}) { token user { id } } }`
  const { body, headers } = await api.graphql(query, { headers: from() })
  const { data, errors } = body as unknown as {
    data: { loginUser: { token: string } | null } | null
    errors?: { message: string; extensions: { statusCode: number; data?: object } }[]
  }
  const [error] = errors ?? []
  return {
    status: error?.extensions.statusCode ?? 200,
    token: data?.loginUser?.token,
    error: error && { message: error.message, data: error.extensions.data },
    cookie: headers.get('Set-Cookie'),
  }
}
const ways = [
  ['REST', overRest],
  ['GraphQL', overGraphql],
] as const

const userOf = async (as: string) => (await api.get('/users/me', { as })).body.user
const sessionsOf = async (id: string) => {
  const stored = await server.payload.db.findOne<User>({
    collection: 'users',
    where: { id: { equals: id } },
  })
  return stored?.sessions ?? []
}
const actionsOf = async (documentId: string) => {
  const { docs } = await server.payload.find({
    collection: 'activity',
    where: { documentId: { equals: documentId } },
    sort: ['createdAt', 'id'],
    limit: 100,
  })
  return docs.map(({ action }) => action)
}
const mailsTo = async ({ email }: Account) => {
  const { docs } = await server.payload.find({
    collection: 'mails',
    showHiddenFields: true,
    where: { to: { equals: email } },
  })
  return docs.map(({ notice }) => (notice as { subject: string }).subject)
}
/** What signing in answers to somebody who has to set up a second factor. */
const setUpToken = async (whose = account) => {
  const { error } = await overRest(undefined, whose)
  expect(error?.data).toMatchObject({ secondFactor: 'set-up' })
  return String((error?.data as unknown as { token: string }).token)
}

describe.each(ways)('signing in over %s', (_, signIn) => {
  test('asks an account with a second factor for its code once the password was right', async () => {
    const { secret } = await giveSecondFactor(server.payload, account.id)
    const refused = await signIn()
    expect(refused).toMatchObject({
      status: 401,
      cookie: null,
      error: { data: { secondFactor: 'code' }, message: /code from your authenticator app/ },
    })
    expect(refused.token ?? null).toBeNull()
    const before = await sessionsOf(account.id)
    expect(before).toHaveLength(1)
    const { status, token } = await signIn(appCode(secret))
    expect(status).toBe(200)
    expect(await userOf(`JWT ${String(token)}`)).toMatchObject({ id: account.id })
    expect(await actionsOf(account.id)).toEqual(['signed-in'])
  })

  test('tells nothing of a second factor to who has not the password', async () => {
    const other = await createAccount(server.payload, 'editor')
    const { secret } = await giveSecondFactor(server.payload, account.id)
    const wrong = 'a wrong long password'
    const known = await signIn(undefined, account, wrong)
    expect(known.status).toBe(401)
    expect(await signIn(undefined, other, wrong)).toEqual(known)
    expect(await signIn(appCode(secret), account, wrong)).toEqual(known)
    require(true)
    expect(await signIn(undefined, other, wrong)).toEqual(known)
    expect(await actionsOf(account.id)).toEqual(['sign-in-failed', 'sign-in-failed'])
  })

  test('takes no code twice, nor one of a step before the last', async () => {
    const { secret } = await giveSecondFactor(server.payload, account.id)
    // All at once: a step may end in between.
    const [next, ...before] = [1, 0, -1].map((steps) => appCode(secret, steps))
    expect((await signIn(next)).status).toBe(200)
    for (const code of [next, ...before]) {
      expect(await signIn(code)).toMatchObject({
        status: 401,
        error: { data: { secondFactor: 'code', errors: [{ path: 'code' }] } },
      })
    }
  })

  test('takes no code of a minute ago or ahead, of another account, or that is none', async () => {
    const { secret } = await giveSecondFactor(server.payload, account.id)
    const other = await giveSecondFactor(
      server.payload,
      (await createAccount(server.payload, 'editor')).id,
    )
    for (const code of [appCode(secret, -3), appCode(secret, 3), appCode(other.secret), 'x']) {
      expect((await signIn(code)).status).toBe(401)
    }
    expect((await signIn(other.recoveryCodes[0])).status).toBe(401)
  })

  test('takes each recovery code once, however it is typed', async () => {
    const { recoveryCodes } = await giveSecondFactor(server.payload, account.id)
    const [first = '', second = ''] = recoveryCodes
    expect((await signIn(first)).status).toBe(200)
    expect((await signIn(first)).status).toBe(401)
    expect((await signIn(` ${second.toUpperCase().replaceAll('-', ' ')}`)).status).toBe(200)
    expect((await signIn(second)).status).toBe(401)
    const actions = await actionsOf(account.id)
    expect(actions.filter((action) => action === 'recovery-code-used')).toHaveLength(2)
    expect(actions.filter((action) => action === 'code-refused')).toHaveLength(2)
  })

  test('asks for a code where it is required, and gives nothing but a token to set it up', async () => {
    require(true)
    const refused = await signIn()
    expect(refused).toMatchObject({ status: 401, cookie: null })
    expect(refused.error?.data).toEqual({
      secondFactor: 'set-up',
      token: expect.stringMatching(/^[0-9a-f-]{36}\.\d+\.[\w-]{43}$/) as string,
    })
    const { token } = refused.error?.data as unknown as { token: string }
    expect(await userOf(`JWT ${token}`)).toBeNull()
    expect(await userOf(`Bearer ${token}`)).toBeNull()
    expect(await sessionsOf(account.id)).toHaveLength(1)
  })

  test('stops looking at codes after five wrong ones, from wherever they come', async () => {
    const { secret } = await giveSecondFactor(server.payload, account.id)
    const statuses = []
    for (let n = 0; n < 6; n += 1) statuses.push((await signIn('000000')).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    expect((await signIn(appCode(secret))).status).toBe(429)
    expect((await actionsOf(account.id)).every((action) => action === 'code-refused')).toBe(true)
    expect(await actionsOf(account.id)).toHaveLength(5)
    expect(await mailsTo(account)).toEqual(['Somebody may know your password'])
  })
})

test('the owner hears of wrong codes by the steps of the panel, from one address', async () => {
  await giveSecondFactor(server.payload, account.id)
  const headers = from()
  const signIn = async (code?: string) => {
    const body = { email: account.email, password, code }
    return (await api.post('/users/login', { body, headers })).status
  }
  const statuses = [await signIn()]
  for (let n = 0; n < 6; n += 1) statuses.push(await signIn('000000'))
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429])
  expect(await mailsTo(account)).toEqual(['Somebody may know your password'])
})

test('the owner hears of wrong codes that are given slowly', async () => {
  await giveSecondFactor(server.payload, account.id)
  const start = Date.now()
  for (let n = 0; n < 11; n += 1) {
    vi.useFakeTimers({ now: start + n * 11 * 60_000, toFake: ['Date'] })
    expect((await overRest('000000')).status).toBe(401)
  }
  expect(await mailsTo(account)).toEqual(['Somebody may know your password'])
})

test('each wrong code of one GraphQL request is noted, on the account it was for', async () => {
  const other = await createAccount(server.payload, 'editor')
  for (const { id } of [account, other]) await giveSecondFactor(server.payload, id)
  const signIn = (name: string, { email }: Account) =>
    `${name}: loginUser(email: "${email}", password: "${password}", code: "000000") { token }`
  const mutations = [
    ...['a', 'b', 'c', 'd'].map((name) => signIn(name, account)),
    signIn('z', other),
  ]
  expect((await overRest('000000')).status).toBe(401)
  await api.graphql(`mutation { ${mutations.join(' ')} }`, { headers: from() })
  expect(await actionsOf(account.id)).toEqual(Array(5).fill('code-refused'))
  expect(await actionsOf(other.id)).toEqual(['code-refused'])
  expect(await mailsTo(account)).toEqual(['Somebody may know your password'])
  expect(await mailsTo(other)).toEqual([])
})

describe('one code at the same moment', () => {
  test.each([
    ['of an app', (factor: { secret: string }) => appCode(factor.secret)],
    ['to recover', (factor: { recoveryCodes: string[] }) => String(factor.recoveryCodes[0])],
  ])('signs in once, twenty times sent: %s', async (_, codeOf) => {
    const factor = await giveSecondFactor(server.payload, account.id)
    const code = codeOf(factor)
    const answers = await Promise.all(Array.from({ length: 20 }, () => overRest(code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ token }) => token)).toHaveLength(1)
    expect(await sessionsOf(account.id)).toHaveLength(2)
  })
})

test('a code that is no text is refused by its name, before anything else', async () => {
  const { email } = account
  const answer = await post('/login', { email, password, code: 123_456 })
  expect(answer).toMatchObject({
    status: 400,
    body: { errors: [{ data: { errors: [{ path: 'code' }] } }] },
  })
})

test('several sign-ins of one GraphQL request each need a code of their own', async () => {
  const { secret } = await giveSecondFactor(server.payload, account.id)
  const other = await createAccount(server.payload, 'editor')
  await giveSecondFactor(server.payload, other.id)
  const words = (one: Account) => `email: "${one.email}", password: "${password}"`
  const { body } = await api.graphql(
    `mutation {
      reset: resetPasswordUser(token: "no such token", password: "another long password") { token }
      first: loginUser(${words(account)}, code: "${appCode(secret)}") { token }
      second: loginUser(${words(other)}) { token }
    }`,
    { headers: from() },
  )
  expect(body.data).toMatchObject({ first: { token: expect.any(String) as string } })
  expect(body.data).toMatchObject({ reset: null, second: null })
})

describe('a password that is set by a link', () => {
  const link = () =>
    server.payload.forgotPassword({
      collection: 'users',
      data: { email: account.email },
      disableEmail: true,
    })
  const another = 'another long password'
  const byRest = async () => {
    const { body, headers, status } = await post('/reset-password', {
      token: await link(),
      password: another,
    })
    return { status, answer: body as object, cookie: headers.get('Set-Cookie') }
  }
  const byGraphql = async () => {
    const query = `mutation { resetPasswordUser(token: "${await link()}", password: "${another}") { token user { id } } }`
    const { body, headers, status } = await api.graphql(query, { headers: from() })
    const { resetPasswordUser } = body.data as { resetPasswordUser: object }
    return { status, answer: resetPasswordUser, cookie: headers.get('Set-Cookie') }
  }
  const byWay = [
    ['REST', byRest],
    ['GraphQL', byGraphql],
  ] as const

  test.each(byWay)('signs nobody in who has a second factor: %s', async (_, reset) => {
    const { secret } = await giveSecondFactor(server.payload, account.id)
    const { status, answer, cookie } = await reset()
    expect(status).toBe(200)
    expect(cookie).toBeNull()
    expect(answer).toMatchObject({ user: null })
    expect(JSON.stringify(answer)).not.toMatch(/ey[\w-]{20}/)
    expect(await sessionsOf(account.id)).toEqual([])
    expect(await actionsOf(account.id)).toEqual(['password-changed'])
    expect((await overRest(undefined, account, another)).status).toBe(401)
    expect((await overRest(appCode(secret), account, another)).status).toBe(200)
  })

  test.each(byWay)('signs nobody in who has to have one: %s', async (_, reset) => {
    require(true)
    expect(await reset()).toMatchObject({ status: 200, cookie: null, answer: { user: null } })
    expect(await sessionsOf(account.id)).toEqual([])
    const { error } = await overRest(undefined, account, another)
    expect(error?.data).toMatchObject({ secondFactor: 'set-up' })
  })

  test.each([
    ['has a second factor', () => giveSecondFactor(server.payload, account.id)],
    ['has to have one', () => Promise.resolve(require(true))],
  ])('does nothing else in the name of who %s', async (_, given) => {
    account = await createAccount(server.payload, 'admin')
    await given()
    const name = `Made by ${account.id}`
    const { body } = await api.graphql(
      `mutation {
        reset: resetPasswordUser(token: "${await link()}", password: "${another}") { token }
        made: createTopic(data: { name: "${name}" }) { id }
        again: refreshTokenUser { refreshedToken }
      }`,
      { headers: from() },
    )
    expect(body.data).toEqual({ reset: { token: null }, made: null, again: null })
    const { totalDocs } = await server.payload.count({
      collection: 'topics',
      where: { name: { equals: name } },
    })
    expect(totalDocs).toBe(0)
  })

  test('signs in who has none, as before', async () => {
    const { answer, cookie } = await byRest()
    expect(answer).toMatchObject({ user: { id: account.id } })
    expect(cookie).toMatch(/^payload-token=ey/)
  })
})

describe('a session that is there when it becomes required', () => {
  test.each([
    [
      'REST',
      async (as: string) =>
        (await api.post('/users/refresh-token', { as })).body.errors[0]?.message,
    ],
    [
      'GraphQL',
      async (as: string) =>
        (await api.graphql('mutation { refreshTokenUser { refreshedToken } }', { as })).body
          .errors[0]?.message,
    ],
  ])('is not lengthened without a second factor: %s', async (_, refresh) => {
    require(true)
    expect(await refresh(account.session)).toMatch(/needs a second factor/)
    expect(await userOf(account.session)).toMatchObject({ id: account.id })
  })

  test('goes on, and is lengthened, once it has set one up', async () => {
    require(true)
    const begun = await post('/second-factor', { password }, account.session)
    const code = appCode(String(begun.body.secret))
    expect((await post('/second-factor/confirm', { code }, account.session)).status).toBe(200)
    expect((await post('/refresh-token', {}, account.session)).status).toBe(200)
  })

  test('leaves API keys as they are', async () => {
    require(true)
    expect(await userOf(account.apiKey)).toMatchObject({ id: account.id })
    expect((await api.get('/webhooks', { as: account.apiKey })).status).toBe(200)
  })
})

describe('setting up', () => {
  const begin = async (body: object, as?: string) => post('/second-factor', body, as)
  const confirm = async (body: object, as?: string) => post('/second-factor/confirm', body, as)

  test('takes a session and the password, then a first code, and ends other sessions', async () => {
    const other = `JWT ${String((await overRest()).token)}`
    const begun = await begin({ password }, account.session)
    expect(begun.status).toBe(200)
    expect(begun.headers.get('Cache-Control')).toBe('no-store')
    const secret = String(begun.body.secret)
    expect(begun.body.address).toBe(
      `otpauth://totp/Collective%20CMS:${encodeURIComponent(account.email)}?issuer=Collective%20CMS&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    )
    expect(begun.body.qr).toMatch(/^<svg /)
    // Nothing has changed until the first code.
    expect((await overRest()).status).toBe(200)
    const code = appCode(secret)
    const { body, status } = await confirm({ code }, account.session)
    expect(status).toBe(200)
    expect(new Set(body.recoveryCodes as string[]).size).toBe(10)
    expect(await userOf(other)).toBeNull()
    expect(await userOf(account.session)).toMatchObject({ id: account.id })
    expect((await overRest()).status).toBe(401)
    // The first code is used up.
    expect((await overRest(code)).status).toBe(401)
    expect((await overRest(appCode(secret, 1))).status).toBe(200)
    expect((await overRest((body.recoveryCodes as string[])[9])).status).toBe(200)
    expect(await actionsOf(account.id)).toContain('second-factor-set-up')
    expect((await mailsTo(account)).sort()).toEqual([
      'A recovery code was used',
      'Your second factor is set up',
    ])
  })

  test('takes five wrong first codes, and no more', async () => {
    const { body } = await begin({ password }, account.session)
    const statuses = []
    for (let n = 0; n < 6; n += 1) {
      statuses.push((await confirm({ code: '000000' }, account.session)).status)
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
    const code = appCode(String(body.secret))
    expect((await confirm({ code }, account.session)).status).toBe(429)
  })

  test('is refused without the password, or with a wrong one, by name', async () => {
    for (const body of [{}, { password: 'a wrong long password' }, { password: 7 }]) {
      expect(await begin(body, account.session)).toMatchObject({
        status: 400,
        body: { errors: [{ data: { errors: [{ path: 'password' }] } }] },
      })
    }
  })

  test('is refused where the code is not of the new secret, is missing, or comes late', async () => {
    const fault = { status: 400, body: { errors: [{ data: { errors: [{ path: 'code' }] } }] } }
    expect((await confirm({ code: '123456' }, account.session)).status).toBe(409)
    const { body } = await begin({ password }, account.session)
    expect(await confirm({}, account.session)).toMatchObject(fault)
    expect(await confirm({ code: 'abc' }, account.session)).toMatchObject(fault)
    await server.payload.db.updateOne({
      collection: 'second-factors',
      data: { pendingUntil: new Date(Date.now() - 1_000).toISOString() },
      where: { account: { equals: account.id } },
    })
    const code = appCode(String(body.secret))
    expect((await confirm({ code }, account.session)).status).toBe(409)
  })

  test('again takes a code of the one that is there, which is good until then', async () => {
    const { secret } = await giveSecondFactor(server.payload, account.id)
    expect(await begin({ password }, account.session)).toMatchObject({
      status: 401,
      body: { errors: [{ data: { secondFactor: 'code' } }] },
    })
    const wrong = await begin({ password, code: '000000' }, account.session)
    expect(wrong.status).toBe(401)
    const begun = await begin({ password, code: appCode(secret) }, account.session)
    expect(begun.status).toBe(200)
    expect((await overRest(appCode(secret, 1))).status).toBe(200)
    const renewed = String(begun.body.secret)
    expect((await confirm({ code: appCode(renewed) }, account.session)).status).toBe(200)
    expect((await overRest(appCode(secret, 2))).status).toBe(401)
    expect((await overRest(appCode(renewed, 1))).status).toBe(200)
  })

  test('by the token of signing in leads to a sign-in, and works once', async () => {
    require(true)
    const token = await setUpToken()
    const secret = String((await begin({ token })).body.secret)
    const { body, status } = await confirm({ token, code: appCode(secret) })
    expect(status).toBe(200)
    expect(body.recoveryCodes).toHaveLength(10)
    expect(await userOf(account.session)).toBeNull()
    expect((await begin({ token })).status).toBe(401)
    expect((await confirm({ token, code: appCode(secret, 1) })).status).toBe(401)
    expect((await overRest(appCode(secret, 1))).status).toBe(200)
  })

  test('by a token is refused for another account, a changed or an old one, and another session', async () => {
    require(true)
    const other = await createAccount(server.payload, 'contributor')
    const token = await setUpToken()
    const [, until = '', signature = ''] = token.split('.')
    for (const forged of [
      `${other.id}.${until}.${signature}`,
      `${account.id}.${Number(until) + 1}.${signature}`,
      `${account.id}.${until}.${'A'.repeat(43)}`,
      'nothing',
    ]) {
      expect((await begin({ token: forged })).status).toBe(401)
    }
    expect((await begin({ token }, other.session)).status).toBe(403)
    vi.useFakeTimers({ now: Date.now() + 10 * 60_000 + 1, toFake: ['Date'] })
    expect((await begin({ token })).status).toBe(401)
    vi.useRealTimers()
    expect((await begin({ token })).status).toBe(200)
    await server.payload.update({
      collection: 'users',
      id: account.id,
      data: { password: 'another long password' },
    })
    expect((await begin({ token })).status).toBe(401)
  })
})

describe('a second factor that is there', () => {
  test('gets new recovery codes for a code; those before are good no more', async () => {
    const { recoveryCodes, secret } = await giveSecondFactor(server.payload, account.id)
    const renew = (code: string) => post('/second-factor/recovery-codes', { code }, account.session)
    expect((await renew('000000')).status).toBe(401)
    const { body, status } = await renew(appCode(secret))
    expect(status).toBe(200)
    expect((await overRest(recoveryCodes[0])).status).toBe(401)
    expect((await overRest((body.recoveryCodes as string[])[0])).status).toBe(200)
    expect(await mailsTo(account)).toContain('You have new recovery codes')
  })

  test('is taken away by its owner with password and code, and other sessions end', async () => {
    const { recoveryCodes, secret } = await giveSecondFactor(server.payload, account.id)
    const other = `JWT ${String((await overRest(recoveryCodes[0])).token)}`
    const takeAway = (body: object) => post('/second-factor/take-away', body, account.session)
    expect((await takeAway({ code: appCode(secret) })).status).toBe(400)
    expect((await takeAway({ password })).status).toBe(400)
    expect((await takeAway({ password, code: '000000' })).status).toBe(401)
    require(true)
    expect((await takeAway({ password, code: appCode(secret) })).status).toBe(403)
    require(false)
    expect((await takeAway({ password, code: appCode(secret) })).status).toBe(200)
    expect(await userOf(other)).toBeNull()
    expect(await userOf(account.session)).toMatchObject({ id: account.id })
    expect((await overRest()).status).toBe(200)
    expect(await actionsOf(account.id)).toContain('second-factor-taken-away')
    expect(await mailsTo(account)).toContain('Your second factor was taken away')
  })

  test('is taken away by an admin, which is noted, mailed, and ends all its sessions', async () => {
    const admin = await createAccount(server.payload, 'admin')
    await giveSecondFactor(server.payload, account.id)
    const path = `/${account.id}/second-factor/take-away`
    expect((await post(path, {}, admin.session)).status).toBe(200)
    expect(await userOf(account.session)).toBeNull()
    expect(await mailsTo(account)).toEqual(['Your second factor was taken away'])
    expect(await actionsOf(account.id)).toEqual(['second-factor-taken-away'])
    expect((await post(path, {}, admin.session)).status).toBe(409)
    const own = `/${admin.id}/second-factor/take-away`
    expect((await post(own, {}, admin.session)).status).toBe(403)
    expect((await post('/no-such-id/second-factor/take-away', {}, admin.session)).status).toBe(404)
  })

  test('goes with its account', async () => {
    const admin = await createAccount(server.payload, 'admin')
    await giveSecondFactor(server.payload, account.id)
    await api.delete(`/users/${account.id}`, { as: admin.session })
    const { totalDocs } = await server.payload.db.count({
      collection: 'second-factors',
      where: { account: { equals: account.id } },
    })
    expect(totalDocs).toBe(0)
  })

  test('is told of to its owner and admins alone, and nothing but that it is there', async () => {
    const admin = await createAccount(server.payload, 'admin')
    await giveSecondFactor(server.payload, account.id)
    const look = (as?: string) => api.get(`/users/${account.id}/second-factor`, { as })
    const told = {
      setUp: true,
      setUpAt: expect.any(String) as string,
      recoveryCodesLeft: 10,
      required: false,
    }
    expect((await look(account.session)).body).toEqual(told)
    expect((await look(admin.session)).body).toEqual(told)
    for (const role of ['editor', 'contributor'] as const) {
      expect((await look((await createAccount(server.payload, role)).session)).status).toBe(403)
    }
    expect((await look()).status).toBe(403)
    const user = await api.get(`/users/${account.id}`, { as: admin.session })
    expect(JSON.stringify(user.body)).not.toMatch(/second|recovery|secret/i)
  })
})

describe('who may not', () => {
  const requests = [
    ['/second-factor', { password }],
    ['/second-factor/confirm', { code: '123456' }],
    ['/second-factor/recovery-codes', { code: '123456' }],
    ['/second-factor/take-away', { password, code: '123456' }],
  ] as const

  test.each(requests)('%s is not for the public or an API key', async (path, body) => {
    expect((await post(path, body)).status).toBe(403)
    expect((await post(path, body, account.apiKey)).status).toBe(403)
  })

  test("nobody but an admin's session takes away what is another's", async () => {
    const admin = await createAccount(server.payload, 'admin')
    const contributor = await createAccount(server.payload, 'contributor')
    const other = await createAccount(server.payload, 'editor')
    await giveSecondFactor(server.payload, account.id)
    const path = `/${account.id}/second-factor/take-away`
    for (const as of [other.session, contributor.session, admin.apiKey, undefined]) {
      expect((await post(path, {}, as)).status).toBe(403)
    }
    expect((await post(path, {}, account.session)).status).toBe(403)
    expect((await overRest()).status).toBe(401)
  })

  test('nothing else than JSON is taken', async () => {
    const headers = { ...from(), 'Content-Type': 'application/x-www-form-urlencoded' }
    const { status } = await api.post('/users/second-factor', { as: account.session, headers })
    expect(status).toBe(415)
  })

  test('the collection is in no API, for admins neither', async () => {
    const admin = await createAccount(server.payload, 'admin')
    expect((await api.get('/second-factors', { as: admin.session })).status).toBe(404)
    const { body } = await api.graphql('{ SecondFactors { totalDocs } }', { as: admin.session })
    expect(body.errors[0]?.message).toMatch(/Cannot query field/)
  })
})
