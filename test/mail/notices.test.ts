import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { tellOfRunOutConsents } from '../../src/consent/tellOfRunOutConsents.ts'
import type { Person, Post, Webhook } from '../../src/lib/payload-types.ts'
import { switchOff } from '../../src/webhooks/switchOff.ts'
import { createAccounts } from '../helpers/accounts.ts'
import { deliverQueued } from '../helpers/deliverQueued.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
let post: Post
let person: Person
let webhook: Webhook
beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
})
beforeEach(async () => {
  const { payload } = server
  post = await payload.create({
    collection: 'posts',
    data: factories.posts({ _status: 'draft' }),
    user: accounts.contributor.user,
  })
  person = await payload.create({
    collection: 'people',
    data: { ...factories.people(), consent: { status: 'granted' }, _status: 'published' },
  })
  webhook = await payload.create({
    collection: 'webhooks',
    data: {
      name: 'Them',
      url: 'https://example.org/hook',
      collections: ['posts'],
      events: ['published'],
    },
  })
  await payload.db.deleteMany({ collection: 'mails', where: {} })
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => server.close())

const inAnHour = Date.now() + 3_600_000
const stored = async () => {
  const { payload } = server
  const kept = await payload.findByID({ collection: 'posts', id: post.id, draft: true })
  const { consent } = await payload.findByID({ collection: 'people', id: person.id })
  const { enabled } = await payload.findByID({ collection: 'webhooks', id: webhook.id })
  return [kept.reviewStatus, consent?.status, enabled]
}
const review = (as: string, reviewStatus: string) =>
  api.patch(`/posts/${post.id}?draft=true`, { as, body: { reviewStatus } })

const editors = () => [accounts.admin.email, accounts.editor.email]
const work = {
  'a review that is asked for': {
    act: () => review(accounts.contributor.session, 'requested'),
    told: editors,
  },
  'changes that are needed': {
    act: () => review(accounts.editor.session, 'changes-needed'),
    told: () => [accounts.contributor.email],
  },
  'a consent that is withdrawn': {
    act: () =>
      api.patch(`/people/${person.id}`, {
        as: accounts.editor.session,
        body: { consent: { status: 'withdrawn' } },
      }),
    told: editors,
  },
  'a webhook that is switched off': {
    act: () => switchOff(server.payload, webhook, 'The receiver is gone.').catch(() => {}),
    told: editors,
  },
}

describe.each(Object.entries(work))('%s', (_name, { act, told }) => {
  const faults = {
    'the mails cannot be queued': () => {
      const { create } = server.payload.db
      const failing = vi.spyOn(server.payload.db, 'create').mockImplementation((args) => {
        const isMail = args.collection === 'mails'
        return isMail ? Promise.reject(new Error('No mail')) : create.call(server.payload.db, args)
      })
      return () => failing.mockRestore()
    },
    'the change cannot be committed once they are queued': () => {
      const failing = vi
        .spyOn(server.payload.db, 'commitTransaction')
        .mockRejectedValue(new Error('No commit'))
      return () => failing.mockRestore()
    },
  }

  test.each(Object.entries(faults))('tells nobody, and is not, where %s', async (_when, breaks) => {
    const before = await stored()
    const mend = breaks()
    await act()
    mend()
    expect(await stored()).toEqual(before)
    expect(await deliverQueued(server.payload)).toEqual([])
    await act()
    expect(await stored()).not.toEqual(before)
    expect((await deliverQueued(server.payload)).map(({ to }) => to)).toEqual(told())
  })

  test('tells nobody twice where it is done again', async () => {
    await act()
    await act()
    expect((await deliverQueued(server.payload)).map(({ to }) => to)).toEqual(told())
  })
})

test('consents that ran out are told of once, whether or not a mail in between fails', async () => {
  await server.payload.update({
    collection: 'people',
    id: person.id,
    data: { consent: { expiresAt: new Date(inAnHour).toISOString() } },
  })
  await tellOfRunOutConsents(server.payload, inAnHour - 1)
  const { create } = server.payload.db
  let written = 0
  const failing = vi.spyOn(server.payload.db, 'create').mockImplementation((args) => {
    if (args.collection === 'mails') written += 1
    const isSecond = args.collection === 'mails' && written === 2
    return isSecond ? Promise.reject(new Error('No mail')) : create.call(server.payload.db, args)
  })
  await expect(tellOfRunOutConsents(server.payload, inAnHour + 1)).rejects.toThrow('No mail')
  failing.mockRestore()
  expect(await deliverQueued(server.payload)).toEqual([])
  await tellOfRunOutConsents(server.payload, inAnHour + 2)
  await tellOfRunOutConsents(server.payload, inAnHour + 3)
  expect((await deliverQueued(server.payload)).map(({ to }) => to)).toEqual(editors())
})
