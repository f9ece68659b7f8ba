import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { createAccount } from '../helpers/accounts.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { startMailServer, type MailServer } from './mailServer.ts'

let mail: MailServer
let server: TestServer
let api: ReturnType<typeof createApi>
beforeAll(async () => {
  mail = await startMailServer()
  server = await startTestServer({
    SMTP_URL: mail.url,
    EMAIL_FROM: 'The collective <cms@example.org>',
    SERVER_URL: 'https://cms.example.org',
  })
  api = createApi(`http://127.0.0.1:${process.env.PORT}`)
})
afterAll(async () => {
  await server.close()
  await mail.close()
})

const arrived = (recipient: string) =>
  vi.waitFor(() => {
    const found = mail.mails.find(({ to }) => to.includes(recipient))
    expect(found).toBeDefined()
    return found
  })

test('a reset link arrives from the address that was set, and leads to the public one', async () => {
  const { email } = await createAccount(server.payload, 'editor')
  expect((await api.post('/users/forgot-password', { body: { email } })).status).toBe(200)
  expect(await arrived(email)).toMatchObject({
    from: 'cms@example.org',
    to: [email],
    source: expect.stringMatching(
      /From: The collective <cms@example\.org>[^]*https:\/\/cms\.example\.org\/admin\/reset\//,
    ) as string,
  })
})

test('an editor is told of a text to review', async () => {
  const { email } = await createAccount(server.payload, 'editor')
  const contributor = await createAccount(server.payload, 'contributor')
  const body = { title: 'Ready to read', reviewStatus: 'requested' }
  const asked = await api.post('/posts?draft=true', { as: contributor.session, body })
  expect(asked.status).toBe(201)
  const { source } = (await arrived(email)) ?? {}
  expect(source).toContain('Subject: For review: Ready to read')
  expect(source).toContain(`https://cms.example.org/admin/collections/posts/${asked.body.doc.id}`)
})

test('a mail server that refuses is logged without the address, and breaks no request', async () => {
  const { email } = await createAccount(server.payload, 'editor')
  mail.refuse()
  const logged = vi.spyOn(server.payload.logger, 'error')
  expect((await api.post('/users/forgot-password', { body: { email } })).status).toBe(200)
  await vi.waitFor(() => expect(logged).toHaveBeenCalled())
  const [[entry] = []] = logged.mock.calls
  expect(entry).toMatchObject({ msg: 'The mail with a reset link could not be sent' })
  const { loggedError } = await import('../../src/lib/loggedError.ts')
  expect(JSON.stringify(loggedError((entry as { err: Error }).err))).not.toContain(email)
})
