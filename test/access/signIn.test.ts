import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import type { User } from '../../src/lib/payload-types.ts'
import { createAccount, password, type Account } from '../helpers/accounts.ts'
import { createApi, type ApiBody } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let editor: Account
let firstAnswers: number[]

beforeAll(async () => {
  server = await startTestServer({ TRUST_PROXY: 'true' })
  api = createApi(server.url)
  const body = { email: 'first@example.org', password, name: 'First', role: 'admin' }
  const attempts = Array.from({ length: 5 }, () => api.post('/users/first-register', { body }))
  firstAnswers = (await Promise.all(attempts)).map(({ status }) => status)
  editor = await createAccount(server.payload, 'editor')
})
afterAll(() => server.close())
afterAll(() => vi.restoreAllMocks())

let address = 0
let from: Record<string, string>
/** A client of its own for each test, so that the limits on one do not meet another. */
beforeEach(() => {
  address += 1
  from = { 'X-Forwarded-For': `203.0.113.${address}` }
})

const login = (headers: Record<string, string> = {}, secret = password, email = editor.email) =>
  api.post('/users/login', { body: { email, password: secret }, headers: { ...from, ...headers } })

const resetToken = (email: string) =>
  server.payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true })

const browser = (): Record<string, string> => ({ Origin: server.url })

describe('the first account', () => {
  test('cannot be registered over HTTP, with or without accounts', async () => {
    expect(firstAnswers).toEqual([403, 403, 403, 403, 403])
    const body = { email: 'second@example.org', password, name: 'Second', role: 'admin' }
    const { status } = await api.post('/users/first-register', { body })
    expect(status).toBe(403)
    const { totalDocs } = await server.payload.count({
      collection: 'users',
      where: { id: { exists: true } },
    })
    expect(totalDocs).toBe(1)
  })
})

describe('the token', () => {
  test('is in the answer to a program that signs in, and opens the API', async () => {
    const { status, body } = await login()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      message: expect.any(String) as string,
      exp: expect.any(Number) as number,
    })
    const me = await api.get('/users/me', { as: `JWT ${String(body.token)}` })
    expect(me.body.user).toMatchObject({ id: editor.id, email: editor.email })
  })

  test.each([
    ['Origin', () => browser()],
    ['Sec-Fetch-Site', () => ({ 'Sec-Fetch-Site': 'same-origin' })],
  ])('is only in the cookie for a browser that sends %s', async (_, headers) => {
    const { status, body, headers: answer } = await login(headers())
    expect(status).toBe(200)
    expect(body).not.toHaveProperty('token')
    const cookie = answer.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^payload-token=ey/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).not.toContain('Secure')
  })

  test('is never repeated by me', async () => {
    const { status, body } = await api.get('/users/me', { as: editor.session })
    expect(status).toBe(200)
    expect(body).not.toHaveProperty('token')
    expect(body).toMatchObject({ collection: 'users', user: { id: editor.id } })
  })

  test('is refreshed in the answer for a program, and in the cookie for a browser', async () => {
    const program = await api.post('/users/refresh-token', { as: editor.session })
    expect(program.body.refreshedToken).toEqual(expect.stringMatching(/^ey/))
    const page = await api.post('/users/refresh-token', { as: editor.session, headers: browser() })
    expect(page.status).toBe(200)
    expect(page.body).not.toHaveProperty('refreshedToken')
    expect(page.headers.get('set-cookie')).toMatch(/^payload-token=ey/)
  })

  test('is kept from browsers by a password reset too', async () => {
    const reset = async (headers: Record<string, string>) => {
      const token = await server.payload.forgotPassword({
        collection: 'users',
        data: { email: editor.email },
        disableEmail: true,
      })
      return api.post('/users/reset-password', { body: { token, password }, headers })
    }
    expect((await reset({})).body.token).toEqual(expect.stringMatching(/^ey/))
    const page = await reset(browser())
    expect(page.status).toBe(200)
    expect(page.body).not.toHaveProperty('token')
  })

  test('follows the same rule in GraphQL', async () => {
    const mutation = `mutation { loginUser(email: "${editor.email}", password: "${password}") { token user { id } } }`
    const program = await api.graphql(mutation, { headers: from })
    expect(program.body).toMatchObject({
      data: { loginUser: { token: expect.stringMatching(/^ey/) as string } },
    })
    const page = await api.graphql(mutation, { headers: { ...from, ...browser() } })
    expect(page.body).toMatchObject({
      data: { loginUser: { token: null, user: { id: editor.id } } },
    })
    expect(page.headers.get('set-cookie')).toMatch(/^payload-token=ey/)
  })
})

describe('a password', () => {
  const refused = { status: 400, body: { errors: [{ data: { errors: [{ path: 'password' }] } }] } }

  test('of fewer than 12 characters is refused for a new account', async () => {
    const admin = await createAccount(server.payload, 'admin')
    const body = {
      email: 'short@example.org',
      name: 'Short',
      role: 'editor',
      password: '11character',
    }
    const answer = await api.post('/users', { as: admin.session, body })
    expect(answer).toMatchObject(refused)
    // The panel shows this sentence and no other.
    expect(answer.body.errors[0]?.message).toContain('Password (at least 12 characters)')
  })

  test('of fewer than 12 characters is refused by a change, one by one or in bulk', async () => {
    const body = { password: '11character' }
    expect(await api.patch(`/users/${editor.id}`, { as: editor.session, body })).toMatchObject(
      refused,
    )
    const query = { where: { id: { equals: editor.id } } }
    expect(await api.patch('/users', { as: editor.session, body, query })).toMatchObject(refused)
  })

  test('of fewer than 12 characters is refused by a reset', async () => {
    const token = await server.payload.forgotPassword({
      collection: 'users',
      data: { email: editor.email },
      disableEmail: true,
    })
    const body = { token, password: '11character' }
    expect(await api.post('/users/reset-password', { body })).toMatchObject(refused)
  })

  test('of fewer than 12 characters is refused from the command line', async () => {
    const data = {
      email: 'cli@example.org',
      name: 'Cli',
      role: 'admin',
      password: 'short',
    } as const
    await expect(server.payload.create({ collection: 'users', data })).rejects.toThrow(
      /Password \(at least 12/,
    )
  })

  test('can be changed by its owner, which ends their other sessions', async () => {
    const account = await createAccount(server.payload, 'contributor')
    const other = await login({}, password, account.email)
    const body = { password: 'another long password', currentPassword: password }
    const { status } = await api.patch(`/users/${account.id}`, { as: account.session, body })
    expect(status).toBe(200)
    const me = await api.get('/users/me', { as: `JWT ${String(other.body.token)}` })
    expect(me.body.user).toBeNull()
    const own = await api.get('/users/me', { as: account.session })
    expect(own.body.user).toMatchObject({ id: account.id, email: account.email })
    expect((await login({}, 'another long password', account.email)).status).toBe(200)
  })

  test('is reset with an end to every session', async () => {
    const account = await createAccount(server.payload, 'contributor')
    const token = await server.payload.forgotPassword({
      collection: 'users',
      data: { email: account.email },
      disableEmail: true,
    })
    const body = { token, password: 'another long password' }
    expect((await api.post('/users/reset-password', { body, headers: from })).status).toBe(200)
    const me = await api.get('/users/me', { as: account.session })
    expect(me.body.user).toBeNull()
  })
})

describe('a session', () => {
  const userOf = async (as: string) => (await api.get('/users/me', { as })).body.user
  const signIn = async (email: string) =>
    `JWT ${String((await login({}, password, email)).body.token)}`

  test.each([
    ['REST', (as: string) => api.post('/users/logout', { as })],
    ['GraphQL', (as: string) => api.graphql('mutation { logoutUser }', { as })],
  ])('ends with signing out over %s, its token with it, and no other does', async (_, signOut) => {
    const account = await createAccount(server.payload, 'admin')
    const ended = await signIn(account.email)
    expect(await userOf(ended)).toMatchObject({ id: account.id })
    expect((await signOut(ended)).status).toBe(200)
    expect(await userOf(ended)).toBeNull()
    expect((await api.get('/webhooks', { as: ended })).status).toBe(403)
    expect((await api.post('/users/refresh-token', { as: ended })).status).toBe(403)
    expect(await userOf(account.session)).toMatchObject({ id: account.id })
  })

  test.each(['session', 'apiKey'] as const)('by %s has a changed role at once', async (kind) => {
    const admin = await createAccount(server.payload, 'admin')
    const account = await createAccount(server.payload, 'editor')
    const as = account[kind]
    expect((await api.get('/webhooks', { as })).status).toBe(200)
    const body = { role: 'contributor' }
    expect((await api.patch(`/users/${account.id}`, { as: admin.session, body })).status).toBe(200)
    expect((await api.get('/webhooks', { as })).status).toBe(403)
    const graphql = await api.graphql('{ Webhooks { totalDocs } }', { as })
    expect(graphql.body.errors).toHaveLength(1)
  })

  test('ends with the account', async () => {
    const admin = await createAccount(server.payload, 'admin')
    const account = await createAccount(server.payload, 'editor')
    expect((await api.delete(`/users/${account.id}`, { as: admin.session })).status).toBe(200)
    expect(await userOf(account.session)).toBeNull()
    expect((await api.get('/webhooks', { as: account.apiKey })).status).toBe(403)
  })
})

describe('what changes while a password is checked', () => {
  const overRest = (account: Account) => login({}, password, account.email)
  /** Has something done to an account when signing in has read it, and not written yet. */
  const meanwhile = (account: Account, change: () => Promise<unknown>) => {
    const { db } = server.payload
    const findOne = db.findOne.bind(db)
    let reads = 0
    vi.spyOn(db, 'findOne').mockImplementation(async (question) => {
      const found = await findOne(question)
      const isAccount = JSON.stringify(question.where).includes(account.email)
      // The first one spends the time of a check on unknown e-mails.
      if (isAccount && (reads += 1) === 2) await change()
      return found
    })
  }
  const change = (id: string, data: object) =>
    server.payload.update({ collection: 'users', id, data })
  const found = async (id: string) => {
    const collection = 'users'
    return (await server.payload.find({ collection, where: { id: { equals: id } } })).docs[0]
  }
  let account: Account
  beforeEach(async () => {
    account = await createAccount(server.payload, 'editor')
  })
  afterEach(() => vi.restoreAllMocks())

  test('is not undone: a new password ends the sign-in by the old one', async () => {
    const another = 'another long password'
    meanwhile(account, () => change(account.id, { password: another }))
    expect((await overRest(account)).status).toBe(401)
    expect((await overRest(account)).status).toBe(401)
    expect((await login({}, another, account.email)).status).toBe(200)
  })

  test('is not undone: another role and name', async () => {
    meanwhile(account, () => change(account.id, { role: 'contributor', name: 'Renamed' }))
    expect((await overRest(account)).status).toBe(200)
    expect(await found(account.id)).toMatchObject({ role: 'contributor', name: 'Renamed' })
  })

  test('is not undone: a deleted account stays deleted', async () => {
    meanwhile(account, () => server.payload.delete({ collection: 'users', id: account.id }))
    expect((await overRest(account)).status).toBe(401)
    expect(await found(account.id)).toBeUndefined()
  })

  test('loses no session: neither another sign-in’s, nor one that has ended comes back', async () => {
    const me = async (as: string) => (await api.get('/users/me', { as })).body.user as object | null
    let other = ''
    meanwhile(account, async () => {
      vi.restoreAllMocks()
      expect((await api.post('/users/logout', { as: account.session })).status).toBe(200)
      other = `JWT ${String((await overRest(account)).body.token)}`
    })
    const own = `JWT ${String((await overRest(account)).body.token)}`
    expect(await me(own)).toMatchObject({ id: account.id })
    expect(await me(other)).toMatchObject({ id: account.id })
    expect(await me(account.session)).toBeNull()
  })
})

describe('an account that is changed', () => {
  const subjects = async (to: string) => {
    const { docs } = await server.payload.find({
      collection: 'mails',
      showHiddenFields: true,
      where: { to: { equals: to } },
    })
    return docs.map(({ notice }) => (notice as { subject: string }).subject)
  }

  test('tells its owner, at the address it had, of a new e-mail or password', async () => {
    const { email, id, session } = await createAccount(server.payload, 'editor')
    const patch = (body: object) =>
      api.patch(`/users/${id}`, { as: session, body: { ...body, currentPassword: password } })
    expect((await patch({ email: email.toUpperCase(), name: 'Only renamed' })).status).toBe(200)
    expect(await subjects(email)).toEqual([])
    const next = `next-${email}`
    expect((await patch({ email: next })).status).toBe(200)
    expect(await subjects(email)).toEqual(['Your e-mail was changed'])
    expect((await patch({ password: 'another long password' })).status).toBe(200)
    const token = await resetToken(next)
    const body = { token, password: 'a third long password' }
    expect((await api.post('/users/reset-password', { body, headers: from })).status).toBe(200)
    expect(await subjects(next)).toEqual(['Your password was changed', 'Your password was changed'])
  })

  test.each([{ password: 'another long password' }, { email: 'elsewhere@example.org' }])(
    'is not taken over by its API key: %j',
    async (body) => {
      const { apiKey, id } = await createAccount(server.payload, 'contributor')
      const one = await api.patch(`/users/${id}`, { as: apiKey, body })
      expect(one).toMatchObject({ status: 403 })
      expect(one.body.errors[0]?.message).toMatch(/API key cannot change/)
      const many = `/users?where[id][equals]=${id}`
      expect((await api.patch(many, { as: apiKey, body })).status).toBe(403)
      const set = Object.entries(body).map(([name, value]) => `${name}: "${value}"`)
      const mutation = `mutation { updateUser(id: "${id}", data: { ${set.join()} }) { id } }`
      const graphql = await api.graphql(mutation, { as: apiKey })
      expect(graphql.body.errors[0]?.message).toMatch(/API key cannot change/)
      const renamed = await api.patch(`/users/${id}`, { as: apiKey, body: { name: 'Renamed' } })
      expect(renamed.status).toBe(200)
    },
  )
})

describe('a change of how one signs in oneself', () => {
  const another = 'another long password'
  let account: Account
  beforeEach(async () => {
    account = await createAccount(server.payload, 'admin')
  })

  type Change = Record<string, boolean | string>
  const inGraphql = (change: Change) =>
    Object.entries(change)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
      .join()
  const mutation = (change: Change, how = '') =>
    `updateUser(id: "${account.id}", data: { ${inGraphql(change)} }${how}) { id }`
  const asOwner = () => ({ as: account.session, headers: from })
  const overRest = (body: Change, query = {}) =>
    api.patch(`/users/${account.id}`, { ...asOwner(), body, query })
  const overGraphql = (change: Change, how?: string) =>
    api.graphql(`mutation { ${mutation(change, how)} }`, asOwner())
  const inBulk = (body: Change) =>
    api.patch('/users', { ...asOwner(), body, query: { where: { id: { equals: account.id } } } })
  const asForm = async (body: Change) => {
    const form = new FormData()
    form.set('_payload', JSON.stringify(body))
    const response = await fetch(`${server.url}/api/users/${account.id}`, {
      method: 'PATCH',
      headers: { Authorization: account.session, ...from },
      body: form,
    })
    return { status: response.status, body: (await response.json()) as ApiBody }
  }
  const ways: [string, (change: Change) => Promise<{ body: ApiBody }>][] = [
    ['REST', overRest],
    ['REST as a draft', (change) => overRest(change, { draft: true })],
    ['REST in bulk', inBulk],
    ['REST as a form', asForm],
    ['GraphQL', overGraphql],
    ['GraphQL as a draft', (change) => overGraphql(change, ', draft: true')],
  ]
  const reason = ({ body }: { body: ApiBody }) => body.errors?.[0]?.message
  const signsIn = async (email: string, secret: string) =>
    (await login({ 'X-Forwarded-For': '198.51.100.9' }, secret, email)).status === 200
  const stored = () =>
    server.payload.db.findOne<User>({ collection: 'users', where: { id: { equals: account.id } } })

  describe.each(ways)('by %s', (_, change) => {
    test('asks for the present password, and takes no other', async () => {
      const email = `taken-${account.email}`
      const { hash } = (await stored()) ?? {}
      const asks = /Enter your present password to change your e-mail or password\./
      const missing: Change[] = [{}, { currentPassword: '' }]
      for (const given of missing) {
        expect(reason(await change({ password: another, ...given }))).toMatch(asks)
        expect(reason(await change({ email, ...given }))).toMatch(asks)
      }
      const wrong = { email, password: another, currentPassword: another }
      expect(reason(await change(wrong))).toMatch(/not your present password/)
      expect(await stored()).toMatchObject({ email: account.email, hash })
    })

    test('does it for the present password', async () => {
      const email = `next-${account.email}`
      const given = await change({ email, password: another, currentPassword: password })
      expect(reason(given)).toBeUndefined()
      expect(await signsIn(email, another)).toBe(true)
    })
  })

  test('names the field at fault, and takes no other kind of value for it', async () => {
    for (const currentPassword of [undefined, null, 7, {}, [password], another]) {
      const body = { password: another, currentPassword }
      expect(await api.patch(`/users/${account.id}`, { ...asOwner(), body })).toMatchObject({
        status: 400,
        body: { errors: [{ data: { errors: [{ path: 'currentPassword' }] } }] },
      })
    }
    const { body } = await overGraphql({ password: another })
    expect(body.errors).toMatchObject([
      { extensions: { statusCode: 400, data: { errors: [{ path: 'currentPassword' }] } } },
    ])
  })

  test('asks for nothing where nothing of that changes', async () => {
    for (const [, change] of ways) {
      const body = { name: 'Renamed', email: account.email.toUpperCase() }
      expect(reason(await change(body))).toBeUndefined()
    }
    expect(await stored()).toMatchObject({ name: 'Renamed', email: account.email })
  })

  test('asks a contributor too, and no admin who helps somebody else', async () => {
    const helper = account
    account = await createAccount(server.payload, 'contributor')
    expect(reason(await overRest({ password: another }))).toMatch(/present password/)
    const body = { email: `helped-${account.email}`, password: another }
    const helped = await api.patch(`/users/${account.id}`, { as: helper.session, body })
    expect(helped.status).toBe(200)
    expect(await signsIn(body.email, another)).toBe(true)
  })

  test('changes others of a bulk, and not oneself', async () => {
    const other = await createAccount(server.payload, 'editor')
    const query = { where: { id: { in: [account.id, other.id] } } }
    const { body, status } = await api.patch('/users', {
      ...asOwner(),
      query,
      body: { password: another },
    })
    expect(status).toBe(400)
    expect(body.docs.map(({ id }) => id)).toEqual([other.id])
    expect(body.errors).toMatchObject([{ id: account.id }])
    expect(await signsIn(account.email, password)).toBe(true)
  })

  test('is no way to guess the password: counted with the attempts to sign in', async () => {
    const guess = { password: another, currentPassword: 'a wrong long password' }
    const right = { password: another, currentPassword: password }
    const answers = await Promise.all([1, 2, 3, 4].map(() => overRest(guess)))
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400])
    const { body } = await api.graphql(
      `mutation { fifth: ${mutation(guess)} sixth: ${mutation(right)} }`,
      asOwner(),
    )
    expect(body.errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/not your present password/),
      expect.stringMatching(/Too many attempts/),
    ])
    const refused = await overRest(right)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
    expect(reason(await inBulk(right))).toMatch(/Too many attempts/)
    expect((await login({}, password, account.email)).status).toBe(429)
    expect(await signsIn(account.email, password)).toBe(true)
  })

  test('forgives wrong ones before the right one', async () => {
    const guess = { email: `x-${account.email}`, currentPassword: 'a wrong long password' }
    for (let n = 0; n < 4; n += 1) expect((await overRest(guess)).status).toBe(400)
    expect((await overRest({ ...guess, currentPassword: password })).status).toBe(200)
    expect((await login({}, 'a wrong long password', guess.email)).status).toBe(401)
    expect((await login({}, password, guess.email)).status).toBe(200)
  })

  test('keeps the present password nowhere, and tells it to nobody', async () => {
    const changed = await overRest({ password: another, currentPassword: password })
    expect(changed.status).toBe(200)
    expect(changed.body.doc).not.toHaveProperty('currentPassword')
    expect(await stored()).not.toHaveProperty('currentPassword')
    const { as } = asOwner()
    const path = `/users/${account.id}`
    for (const query of [{}, { showHiddenFields: true }, { select: { currentPassword: true } }]) {
      expect((await api.get(path, { as, query })).body).not.toHaveProperty('currentPassword')
    }
    const where = { currentPassword: { equals: password } }
    expect((await api.get('/users', { as, query: { where } })).status).toBe(400)
    expect((await api.get('/users', { as, query: { sort: 'currentPassword' } })).status).toBe(400)
    const read = await api.graphql(`{ User(id: "${account.id}") { currentPassword } }`, { as })
    expect(reason(read)).toMatch(/Cannot query field/)
    const { docs: activity } = await server.payload.find({
      collection: 'activity',
      where: { documentId: { equals: account.id } },
    })
    expect(activity.map(({ action }) => action)).toEqual(['password-changed'])
    expect(JSON.stringify(activity)).not.toMatch(/currentPassword|long enough/)
  })

  test('asks for it for a new API key, of which the owner hears, and for none to go', async () => {
    const subjects = async () => {
      const { docs } = await server.payload.find({
        collection: 'mails',
        showHiddenFields: true,
        where: { to: { equals: account.email } },
      })
      return docs.map(({ notice }) => (notice as { subject: string }).subject)
    }
    const apiKey = randomUUID()
    const key = { apiKey, enableAPIKey: true }
    for (const change of [overRest, overGraphql, asForm]) {
      expect(reason(await change(key))).toMatch(/present password to change your API key/)
    }
    const byKey = await api.patch(`/users/${account.id}`, { as: account.apiKey, body: key })
    expect(byKey.status).toBe(400)
    const me = async (as: string) => (await api.get('/users/me', { as })).body.user
    expect(await me(`users API-Key ${apiKey}`)).toBeNull()
    expect(await subjects()).toEqual([])
    expect((await overRest({ ...key, currentPassword: password })).status).toBe(200)
    expect(await me(`users API-Key ${apiKey}`)).toMatchObject({ id: account.id })
    expect(await me(account.apiKey)).toBeNull()
    expect(await subjects()).toEqual(['Your account has a new API key'])
    expect((await overRest({ enableAPIKey: false })).status).toBe(200)
    expect(await me(`users API-Key ${apiKey}`)).toBeNull()
  })
})

describe('guessing passwords', () => {
  const guess = (headers?: Record<string, string>) => login(headers, 'a wrong long password')

  test('is refused after five failures, with the time to wait, and shuts out nobody else', async () => {
    const answers = []
    for (let n = 0; n < 5; n += 1) answers.push((await guess()).status)
    expect(answers).toEqual([401, 401, 401, 401, 401])
    const refused = await login()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
    expect(refused.body.errors[0]?.message).toMatch(/wait 10 minutes/)
    expect((await login({ 'X-Forwarded-For': '198.51.100.7' })).status).toBe(200)
  })

  test('from many addresses does not shut out the owner, nor ends their session', async () => {
    const guesses = Array.from({ length: 12 }, (_, n) =>
      guess({ 'X-Forwarded-For': `192.0.2.${n}` }),
    )
    expect((await Promise.all(guesses)).map(({ status }) => status)).toEqual(
      Array<number>(12).fill(401),
    )
    expect((await login()).status).toBe(200)
    const me = await api.get('/users/me', { as: editor.apiKey })
    expect(me.body.user).toMatchObject({ id: editor.id })
  })

  test('counts attempts made at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => guess()))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
  })

  test('is counted in GraphQL as well', async () => {
    const mutation = `mutation { loginUser(email: "${editor.email}", password: "a wrong long password") { token } }`
    const answers = []
    for (let n = 0; n < 6; n += 1) answers.push(await api.graphql(mutation, { headers: from }))
    expect(answers.map(({ body }) => body.errors[0]?.message)).toEqual([
      ...Array<unknown>(5).fill(expect.stringMatching(/incorrect/)),
      expect.stringMatching(/Too many attempts/),
    ])
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(500)
  })

  test('starts again from nothing once the owner has signed in', async () => {
    for (let n = 0; n < 4; n += 1) await guess()
    expect((await login()).status).toBe(200)
    expect((await guess()).status).toBe(401)
    expect((await login()).status).toBe(200)
  })

  test('over many accounts is refused by the address', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 52 }, (_, n) => login({}, '', `nobody${n}@example.org`)),
    )
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(2)
  })

  test('takes no less time for an e-mail without an account', async () => {
    const time = async (email: string) => {
      const start = performance.now()
      expect((await login({}, 'a wrong long password', email)).status).toBe(401)
      return performance.now() - start
    }
    const known = await time(editor.email)
    const unknown = await time('nobody@example.org')
    expect(unknown).toBeGreaterThan(known / 3)
  })
})

describe('a forgotten password', () => {
  const ask = (email: string) =>
    api.post('/users/forgot-password', { body: { email }, headers: from })

  test('is not asked for without end, from however many addresses', async () => {
    const { email } = await createAccount(server.payload, 'editor')
    const asked = async (who: string) => {
      const statuses = []
      for (let n = 0; n < 6; n += 1) {
        const headers = { 'X-Forwarded-For': `198.51.100.${(address += 1)}` }
        const { status } = await api.post('/users/forgot-password', {
          body: { email: who },
          headers,
        })
        statuses.push(status)
      }
      return statuses
    }
    const statuses = [200, 200, 200, 200, 200, 429]
    expect(await asked(email)).toEqual(statuses)
    expect(await asked(`nobody-${email}`)).toEqual(statuses)
  })

  test('is answered alike whether there is an account or not, and whether mail works or not', async () => {
    const sendEmail = vi.spyOn(server.payload, 'sendEmail').mockRejectedValue(new Error('no mail'))
    const known = await ask(editor.email)
    const unknown = await ask('nobody@example.org')
    expect(known.status).toBe(200)
    expect(known.body).toEqual(unknown.body)
    await vi.waitFor(() => expect(sendEmail).toHaveBeenCalledTimes(1))
    expect(sendEmail.mock.calls[0]?.[0]).toMatchObject({
      to: editor.email,
      text: expect.stringContaining(`${server.url}/admin/reset/`) as string,
    })
  })

  test.each([
    ['REST', ask],
    [
      'GraphQL',
      (email: string) =>
        api.graphql(`mutation { forgotPasswordUser(email: "${email}") }`, { headers: from }),
    ],
  ])(
    'is mailed to the address of the account, not to one that only looks like it: %s',
    async (_, askFor) => {
      const sendEmail = vi.spyOn(server.payload, 'sendEmail').mockResolvedValue(undefined)
      sendEmail.mockClear()
      const { id, email } = await createAccount(server.payload, 'contributor')
      const data = { email: `kim-${email}` }
      await server.payload.update({ collection: 'users', id, data })
      // It begins with the Kelvin sign, which becomes a k.
      expect((await askFor(`\u212aim-${email}`)).status).toBe(200)
      await vi.waitFor(() => expect(sendEmail).toHaveBeenCalledTimes(1))
      expect(sendEmail.mock.calls[0]?.[0].to).toBe(data.email)
    },
  )

  test('gives a link that works once', async () => {
    const account = await createAccount(server.payload, 'editor')
    const body = { token: await resetToken(account.email), password: 'another long password' }
    const reset = () => api.post('/users/reset-password', { body, headers: from })
    expect((await reset()).status).toBe(200)
    expect((await reset()).status).toBe(403)
  })

  test('gives a link that works for an hour, and none but the newest', async () => {
    const account = await createAccount(server.payload, 'editor')
    const { payload } = server
    const where = { id: { equals: account.id } }
    const older = await resetToken(account.email)
    const token = await resetToken(account.email)
    const stored = await payload.db.findOne<{ id: string; resetPasswordExpiration: string }>({
      collection: 'users',
      where,
    })
    const left = new Date(stored?.resetPasswordExpiration ?? 0).getTime() - Date.now()
    expect(left).toBeGreaterThan(59 * 60_000)
    expect(left).toBeLessThanOrEqual(60 * 60_000)
    const reset = (link: string) =>
      api.post('/users/reset-password', {
        body: { token: link, password: 'another long password' },
        headers: from,
      })
    expect((await reset(older)).status).toBe(403)
    const resetPasswordExpiration = new Date(Date.now() - 1).toISOString()
    await payload.db.updateOne({ collection: 'users', where, data: { resetPasswordExpiration } })
    expect((await reset(token)).status).toBe(403)
    expect((await login({}, 'another long password', account.email)).status).toBe(401)
  })

  test.each([
    [
      'REST',
      (token: string) => {
        const body = { token, password: 'another long password' }
        return api.post('/users/reset-password', { body, headers: from })
      },
    ],
    [
      'GraphQL',
      (token: string) => {
        const args = `token: "${token}", password: "another long password"`
        const mutation = `mutation { resetPasswordUser(${args}) { token } }`
        return api.graphql(mutation, { headers: from })
      },
    ],
  ])('cannot be guessed at without end over %s', async (_, reset) => {
    const answers = await Promise.all(
      Array.from({ length: 52 }, (_unused, n) => reset(`${n}`.padStart(40, '0'))),
    )
    const messages = answers.map(({ body }) => body.errors[0]?.message)
    expect(messages.filter((message) => message?.includes('Too many attempts'))).toHaveLength(2)
  })

  test('can be asked for five times, then the answer is to wait', async () => {
    vi.spyOn(server.payload, 'sendEmail').mockResolvedValue(undefined)
    const { email } = await createAccount(server.payload, 'editor')
    const statuses = []
    for (let n = 0; n < 6; n += 1) statuses.push((await ask(email)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })
})
