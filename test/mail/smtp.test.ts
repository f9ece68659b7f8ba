import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { readEnv } from '../../src/env.ts'
import type { Post } from '../../src/lib/payload-types.ts'
import { deliverMails } from '../../src/mail/deliverMails.ts'
import { mailSettings } from '../../src/mail/startMails.ts'
import { type Account, createAccount } from '../helpers/accounts.ts'
import { createDocuments } from '../helpers/createDocuments.ts'
import { factories } from '../helpers/factories.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { runJobs } from '../helpers/runJobs.ts'
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

/** Sends what is queued, as a server does that runs by itself. */
const deliver = () =>
  deliverMails({
    ...mailSettings(server.payload, readEnv()),
    send: (message) => server.payload.sendEmail(message),
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
  await deliver()
  const { source } = (await arrived(email)) ?? {}
  expect(source).toContain('Subject: For review: Ready to read')
  expect(source).toContain(`https://cms.example.org/admin/collections/posts/${asked.body.doc.id}`)
})

test('a title adds no header to a mail, nor letters that cannot be seen', async () => {
  const { email } = await createAccount(server.payload, 'editor')
  const contributor = await createAccount(server.payload, 'contributor')
  const title = 'Tea\r\nBcc: all@example.org\n\n<b>now</b>\u2028more \u202eexe.gpj'
  const body = { title, reviewStatus: 'requested' }
  const asked = await api.post('/posts?draft=true', { as: contributor.session, body })
  expect(asked.status).toBe(201)
  await deliver()
  const { source = '' } = (await arrived(email)) ?? {}
  const [head = ''] = source.split('\r\n\r\n', 1)
  expect(head).toMatch(/^Subject: For review: Tea Bcc: all@example\.org <b>now<\/b> more exe\.gpj/m)
  expect(head).not.toMatch(/^(Bcc|<b>)/m)
  expect(mail.mails.flatMap(({ to }) => to)).not.toContain('all@example.org')
})

const schedule = (post: Post, by: Account, type: 'publish' | 'unpublish' = 'publish') =>
  server.payload.jobs.queue({
    task: 'schedulePublish',
    input: {
      type,
      doc: { relationTo: 'posts', value: post.id },
      user: { relationTo: 'users', value: by.id },
    },
    waitUntil: new Date(),
  })
const subjectsTo = ({ email }: Account) =>
  mail.mails
    .filter(({ to }) => to.includes(email))
    .map(({ source }) => /^Subject: (.*)\r$/m.exec(source)?.[1])

test('whoever scheduled a publication is told why it is refused, and it is not tried again', async () => {
  const editor = await createAccount(server.payload, 'editor')
  const colleague = await createAccount(server.payload, 'editor')
  const as = editor.session
  // What `SERVER_URL` names is not this machine.
  const here = { ...server, url: `http://127.0.0.1:${process.env.PORT}` }
  const picture = await upload(here, { as, content: await jpeg(), fields: { alt: 'A square' } })
  const create = createDocuments(api, as)
  const post = await create<Post>('posts?draft=true', {
    title: 'Launch day',
    heroImage: picture.doc.id,
  })
  // Nobody can save a picture like this: it is as one that came in before there was a rule.
  await server.payload.db.updateOne({ collection: 'media', id: picture.doc.id, data: { alt: '' } })
  const job = await schedule(post, editor)
  await runJobs(server.payload)
  await deliver()
  const { source } = (await arrived(editor.email)) ?? {}
  expect(source).toContain('Subject: Not published: Launch day')
  expect(source).toContain('Hero image: This picture has no alternative text')
  expect(source).toContain(`https://cms.example.org/admin/collections/posts/${post.id}`)

  await runJobs(server.payload)
  await deliver()
  expect(subjectsTo(editor)).toHaveLength(1)
  expect(subjectsTo(colleague)).toEqual([])
  const { docs } = await server.payload.find({
    collection: 'payload-jobs',
    where: { id: { equals: job.id } },
  })
  expect(docs).toMatchObject([
    {
      hasError: true,
      processing: false,
      error: { message: expect.stringContaining('alternative text') as string },
    },
  ])
})

test('so they are of a name that is to stay hidden, by the name that may be shown', async () => {
  const editor = await createAccount(server.payload, 'editor')
  const create = createDocuments(api, editor.session)
  const person = await create<{ id: string }>('people', {
    ...factories.people({ fullName: 'Grace Hopper', creditAs: 'first-name' }),
    _status: 'published',
  })
  const post = await create<Post>('posts?draft=true', {
    title: 'What we learnt',
    summary: 'With thanks to Grace Hopper.',
    credits: [{ person: person.id, role: 'author' }],
  })
  await schedule(post, editor)
  await runJobs(server.payload)
  await deliver()
  const { source } = (await arrived(editor.email)) ?? {}
  expect(source).toContain('Summary: This writes out the full name of somebody')
  expect(source).not.toContain('Hopper')
})

test('every editor is told where the account that scheduled it is gone', async () => {
  const editor = await createAccount(server.payload, 'editor')
  const colleague = await createAccount(server.payload, 'editor')
  const contributor = await createAccount(server.payload, 'contributor')
  const create = createDocuments(api, editor.session)
  const post = await create<Post>('posts', { title: 'Left behind', _status: 'published' })
  await schedule(post, editor, 'unpublish')
  await server.payload.delete({ collection: 'users', id: editor.id })
  await runJobs(server.payload)
  await deliver()
  expect((await arrived(colleague.email))?.source).toContain('the account that scheduled it was')
  expect(subjectsTo(colleague)).toEqual(['Not taken off the site: Left behind'])
  expect(subjectsTo(editor)).toEqual([])
  expect(subjectsTo(contributor)).toEqual([])
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
