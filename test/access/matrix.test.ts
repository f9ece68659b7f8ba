import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createAccounts, password, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { createApi, type ApiBody } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

type Who = 'admins' | 'editors' | 'everyone' | 'nobody' | 'staff'
type Operation =
  | 'count'
  | 'create'
  | 'destroy'
  | 'list'
  | 'list hidden'
  | 'read'
  | 'read hidden'
  | 'read versions'
  | 'trash'
  | 'update'

/**
 * Who may do what with documents that are somebody else's. A hidden document is a draft, a file
 * whose consent is pending, or one in the trash; what contributors may do with their own is told by
 * contributors.test.ts.
 */
const drafts: Partial<Record<Operation, Who>> = {
  create: 'staff',
  list: 'everyone',
  count: 'everyone',
  read: 'everyone',
  'list hidden': 'editors',
  'read hidden': 'editors',
  'read versions': 'editors',
  update: 'editors',
  trash: 'editors',
  destroy: 'editors',
}
const lists: Partial<Record<Operation, Who>> = {
  create: 'editors',
  list: 'everyone',
  count: 'everyone',
  read: 'everyone',
  'list hidden': 'editors',
  'read hidden': 'editors',
  update: 'editors',
  trash: 'editors',
  destroy: 'editors',
}
const table = {
  posts: drafts,
  projects: drafts,
  events: drafts,
  people: drafts,
  testimonials: drafts,
  topics: lists,
  organisations: lists,
  media: { ...lists, create: 'staff' },
  redirects: {
    create: 'editors',
    list: 'everyone',
    count: 'everyone',
    read: 'everyone',
    update: 'editors',
    destroy: 'editors',
  },
  users: {
    create: 'admins',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'admins',
    destroy: 'admins',
  },
  'preview-links': {
    create: 'staff',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'nobody',
    destroy: 'editors',
  },
  'consent-links': {
    create: 'nobody',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'nobody',
    destroy: 'editors',
  },
  'publish-notes': {
    create: 'nobody',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'nobody',
    destroy: 'nobody',
  },
  'subject-requests': {
    create: 'nobody',
    list: 'admins',
    count: 'admins',
    read: 'admins',
    update: 'nobody',
    destroy: 'nobody',
  },
  activity: {
    create: 'nobody',
    list: 'admins',
    count: 'admins',
    read: 'admins',
    update: 'nobody',
    destroy: 'nobody',
  },
  'consent-log': {
    create: 'nobody',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'nobody',
    destroy: 'nobody',
  },
  webhooks: {
    create: 'editors',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'editors',
    destroy: 'editors',
  },
  'webhook-deliveries': {
    create: 'nobody',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'nobody',
    destroy: 'nobody',
  },
  registrations: {
    create: 'nobody',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'nobody',
    destroy: 'editors',
  },
  'mail-templates': {
    create: 'nobody',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'editors',
    destroy: 'nobody',
  },
  mails: {
    create: 'nobody',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'nobody',
    destroy: 'nobody',
  },
  mailings: {
    create: 'editors',
    list: 'editors',
    count: 'editors',
    read: 'editors',
    update: 'editors',
    destroy: 'editors',
  },
} satisfies Record<string, Partial<Record<Operation, Who>>>

type Slug = keyof typeof table

const callers = [
  'the public',
  'contributor',
  'editor',
  'admin',
  "contributor's key",
  "editor's key",
  "admin's key",
] as const
type Caller = (typeof callers)[number]

const members: Record<Who, Caller[]> = {
  nobody: [],
  admins: ['admin', "admin's key"],
  editors: ['editor', 'admin', "editor's key", "admin's key"],
  staff: callers.filter((caller) => caller !== 'the public'),
  everyone: [...callers],
}

const graphqlNames: Record<Slug, [one: string, many: string]> = {
  posts: ['Post', 'Posts'],
  projects: ['Project', 'Projects'],
  events: ['Event', 'Events'],
  people: ['Person', 'People'],
  testimonials: ['Testimonial', 'Testimonials'],
  topics: ['Topic', 'Topics'],
  organisations: ['Organisation', 'Organisations'],
  media: ['Media', 'allMedia'],
  redirects: ['Redirect', 'Redirects'],
  users: ['User', 'Users'],
  'preview-links': ['PreviewLink', 'PreviewLinks'],
  'publish-notes': ['PublishNote', 'PublishNotes'],
  'subject-requests': ['SubjectRequest', 'SubjectRequests'],
  'consent-links': ['ConsentLink', 'ConsentLinks'],
  activity: ['Activity', 'Activities'],
  'consent-log': ['ConsentLog', 'ConsentLogs'],
  webhooks: ['Webhook', 'Webhooks'],
  'webhook-deliveries': ['WebhookDelivery', 'WebhookDeliveries'],
  registrations: ['Registration', 'Registrations'],
  mails: ['Mail', 'Mails'],
  'mail-templates': ['MailTemplate', 'MailTemplates'],
  mailings: ['Mailing', 'Mailings'],
}

let server: TestServer
let api: ReturnType<typeof createApi>
let owner: Account
let authorization: Record<Caller, string | undefined>
let image: Buffer
const subjects = {} as Record<Slug, { hidden: string; shown: string }>
let made = 0
const everyEvent = { collections: ['posts'], events: ['published'] }

/** What a client sends to make a document. */
const bodyFor = (slug: Slug): Record<string, unknown> => {
  made += 1
  const special: Partial<Record<Slug, Record<string, unknown>>> = {
    media: { alt: `Picture ${made}` },
    redirects: { from: `/old/${made}`, to: { type: 'custom', url: '/new' } },
    users: { name: 'New', email: `made-${made}@example.org`, password, role: 'contributor' },
    'preview-links': { document: { relationTo: 'posts', value: subjects.posts?.shown } },
    'publish-notes': {
      document: { relationTo: 'posts', value: subjects.posts?.shown },
      reason: 'Time',
    },
    'subject-requests': { action: 'exported', subjectHash: `hash ${made}`, report: {} },
    'consent-links': {
      document: { relationTo: 'people', value: subjects.people?.shown },
      tokenHash: `hash ${made}`,
      expiresAt: '2099-01-01T00:00:00.000Z',
    },
    activity: { action: 'changed', by: 'user', who: `Somebody ${made}` },
    'consent-log': { about: 'people', documentId: `${made}`, status: 'granted', by: 'server' },
    webhooks: { name: 'Site', url: 'https://example.org', enabled: false, ...everyEvent },
    'webhook-deliveries': { type: 'test', body: '{}', status: 'pending', attempts: 0 },
    registrations: { name: 'A', email: 'a@example.org', status: 'waiting', sequence: made },
    mails: { to: 'a@example.org', kind: 'waiting', status: 'sent', attempts: 1 },
    'mail-templates': { kind: 'confirmed', subject: 'Hello', body: 'Hello {{name}}' },
    mailings: {
      event: subjects.events?.shown,
      audience: 'confirmed',
      subject: 'Hello',
      body: 'Hello {{name}}',
    },
  }
  return special[slug] ?? { ...factories[slug as keyof typeof factories]() }
}

const hiding: Partial<Record<Slug, Record<string, unknown>>> = {
  media: { consent: { status: 'pending' } },
  topics: { deletedAt: '2026-01-01T00:00:00.000Z' },
  organisations: { deletedAt: '2026-01-01T00:00:00.000Z' },
}

/** The server makes one template a kind, and nobody another. */
const findTemplate = async (): Promise<string> => {
  const { docs } = await server.payload.find({ collection: 'mail-templates', limit: 1 })
  return docs[0]?.id ?? ''
}

const create = async (slug: Slug, data: Record<string, unknown> = {}): Promise<string> => {
  if (slug === 'mail-templates') return findTemplate()
  const file = { data: image, mimetype: 'image/jpeg', name: `${slug}.jpg`, size: image.length }
  const doc = await server.payload.create({
    collection: slug as 'posts',
    data: { title: '', ...bodyFor(slug), ...data },
    user: owner.user,
    ...(slug === 'media' ? { file } : {}),
  })
  return doc.id
}

beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  const accounts = await createAccounts(server.payload)
  owner = accounts.editor
  image = await jpeg(64, 64)
  authorization = {
    'the public': undefined,
    contributor: accounts.contributor.session,
    editor: accounts.editor.session,
    admin: accounts.admin.session,
    "contributor's key": accounts.contributor.apiKey,
    "editor's key": accounts.editor.apiKey,
    "admin's key": accounts.admin.apiKey,
  }
  for (const slug of Object.keys(table) as Slug[]) {
    subjects[slug] = {
      shown: await create(slug, { _status: 'published' }),
      hidden: await create(slug, hiding[slug] ?? { _status: 'draft' }),
    }
  }
})
afterAll(() => server.close())

const refusals = [401, 403, 404]
const where = (id: string) => ({ where: { id: { equals: id } } })
const holds = (docs: { id: string }[] | undefined, id: string) =>
  (docs ?? []).some((doc) => doc.id === id)
const trashed = () => ({ deletedAt: new Date().toISOString() })

/** Each operation over REST: whether the caller was allowed, or saw the document. */
const overRest: Record<Operation, (slug: Slug, as: string | undefined) => Promise<boolean>> = {
  create: async (slug, as) => {
    const makers: Partial<Record<Slug, () => Promise<{ status: number }>>> = {
      media: () => upload(server, { as, content: image, fields: bodyFor('media') }),
    }
    const make = makers[slug] ?? (() => api.post(`/${slug}`, { as, body: bodyFor(slug) }))
    return !refusals.includes((await make()).status)
  },
  list: async (slug, as) => {
    const { shown } = subjects[slug]
    return holds((await api.get(`/${slug}`, { as, query: where(shown) })).body.docs, shown)
  },
  count: async (slug, as) => {
    const query = where(subjects[slug].shown)
    return (await api.get(`/${slug}/count`, { as, query })).body.totalDocs === 1
  },
  read: async (slug, as) =>
    (await api.get(`/${slug}/${subjects[slug].shown}`, { as })).status === 200,
  'list hidden': async (slug, as) => {
    const { hidden } = subjects[slug]
    const query = { ...where(hidden), draft: true, trash: true }
    return holds((await api.get(`/${slug}`, { as, query })).body.docs, hidden)
  },
  'read hidden': async (slug, as) => {
    const query = { draft: true, trash: true }
    return (await api.get(`/${slug}/${subjects[slug].hidden}`, { as, query })).status === 200
  },
  'read versions': async (slug, as) => {
    const query = { where: { parent: { equals: subjects[slug].shown } } }
    return ((await api.get(`/${slug}/versions`, { as, query })).body.docs ?? []).length > 0
  },
  update: async (slug, as) => {
    const path = `/${slug}/${subjects[slug].shown}`
    return !refusals.includes((await api.patch(path, { as, body: bodyFor(slug) })).status)
  },
  trash: async (slug, as) => {
    const path = `/${slug}/${await create(slug)}`
    return !refusals.includes((await api.patch(path, { as, body: trashed() })).status)
  },
  destroy: async (slug, as) =>
    !refusals.includes((await api.delete(`/${slug}/${await create(slug)}`, { as })).status),
}

const ask = async (as: string | undefined, query: string, data?: unknown) => {
  const { body } = await api.post('/graphql', { as, body: { query, variables: { data } } })
  return body as ApiBody & {
    data?: Record<string, { docs?: { id: string }[]; totalDocs?: number } | null>
  }
}

/** Whether a mutation got past the rules: it answered, or failed for another reason than access. */
const letIn = ({ errors }: ApiBody) =>
  (errors ?? []).every(({ message }) => !/not allowed|not found/i.test(message))

/** Each operation over GraphQL. */
const overGraphql: typeof overRest = {
  create: async (slug, as) => {
    const [one] = graphqlNames[slug]
    const query = `mutation($data: mutation${one}Input!) { create${one}(data: $data) { id } }`
    return letIn(await ask(as, query, bodyFor(slug)))
  },
  list: async (slug, as) => {
    const [, many] = graphqlNames[slug]
    const { shown } = subjects[slug]
    const { data } = await ask(
      as,
      `{ ${many}(where: { id: { equals: "${shown}" } }) { docs { id } } }`,
    )
    return holds(data?.[many]?.docs, shown)
  },
  count: async (slug, as) => {
    const name = `count${graphqlNames[slug][1]}`
    const id = subjects[slug].shown
    const { data } = await ask(as, `{ ${name}(where: { id: { equals: "${id}" } }) { totalDocs } }`)
    return data?.[name]?.totalDocs === 1
  },
  read: async (slug, as) => {
    const [one] = graphqlNames[slug]
    const { data } = await ask(as, `{ ${one}(id: "${subjects[slug].shown}") { id } }`)
    return Boolean(data?.[one])
  },
  'list hidden': async (slug, as) => {
    const [, many] = graphqlNames[slug]
    const { hidden } = subjects[slug]
    const args = `${draftArgument[slug]} trash: true, where: { id: { equals: "${hidden}" } }`
    const { data } = await ask(as, `{ ${many}(${args}) { docs { id } } }`)
    return holds(data?.[many]?.docs, hidden)
  },
  'read hidden': async (slug, as) => {
    const [one] = graphqlNames[slug]
    const args = `id: "${subjects[slug].hidden}", ${draftArgument[slug]} trash: true`
    const { data } = await ask(as, `{ ${one}(${args}) { id } }`)
    return Boolean(data?.[one])
  },
  'read versions': async (slug, as) => {
    const name = `versions${graphqlNames[slug][1]}`
    const args = `where: { parent: { equals: "${subjects[slug].shown}" } }`
    const { data } = await ask(as, `{ ${name}(${args}) { docs { id } } }`)
    return (data?.[name]?.docs ?? []).length > 0
  },
  update: async (slug, as) => {
    const [one] = graphqlNames[slug]
    const query = `mutation($data: mutation${one}UpdateInput!) { update${one}(id: "${subjects[slug].shown}", data: $data) { id } }`
    return letIn(await ask(as, query, bodyFor(slug)))
  },
  trash: async (slug, as) => {
    const [one] = graphqlNames[slug]
    const query = `mutation($data: mutation${one}UpdateInput!) { update${one}(id: "${await create(slug)}", data: $data) { id } }`
    return letIn(await ask(as, query, trashed()))
  },
  destroy: async (slug, as) => {
    const [one] = graphqlNames[slug]
    return letIn(await ask(as, `mutation { delete${one}(id: "${await create(slug)}") { id } }`))
  },
}

const draftArgument: Record<Slug, string> = {
  posts: 'draft: true,',
  projects: 'draft: true,',
  events: 'draft: true,',
  people: 'draft: true,',
  testimonials: 'draft: true,',
  topics: '',
  organisations: '',
  media: '',
  redirects: '',
  users: '',
  'preview-links': '',
  'publish-notes': '',
  'subject-requests': '',
  'consent-links': '',
  activity: '',
  'consent-log': '',
  webhooks: '',
  'webhook-deliveries': '',
  registrations: '',
  mails: '',
  'mail-templates': '',
  mailings: '',
}

const cases = (Object.keys(table) as Slug[]).flatMap((slug) =>
  (Object.entries(table[slug]) as [Operation, Who][]).flatMap(([operation, who]) =>
    callers.map((caller) => {
      const may = members[who].includes(caller)
      return { slug, operation, caller, may, verb: may ? 'may' : 'may not' }
    }),
  ),
)

/** GraphQL takes no files. */
const withoutFiles = cases.filter(
  ({ slug, operation }) => `${operation} ${slug}` !== 'create media',
)

describe.each([
  ['REST', overRest, cases],
  ['GraphQL', overGraphql, withoutFiles],
] as const)('over %s', (_, route, routeCases) => {
  test.each(routeCases)('$caller $verb $operation $slug', async (one) => {
    const { slug, operation, caller, may } = one
    expect(await route[operation](slug, authorization[caller])).toBe(may)
  })
})

describe("Payload's own collections", () => {
  type InternalOperation = 'create' | 'list' | 'remove' | 'update'
  const closed: Record<InternalOperation, Who> = {
    create: 'nobody',
    list: 'nobody',
    remove: 'nobody',
    update: 'nobody',
  }
  const internal: Record<string, Record<InternalOperation, Who>> = {
    'payload-jobs': { ...closed, list: 'admins' },
    'payload-kv': closed,
    'payload-locked-documents': { ...closed, list: 'staff', remove: 'staff', update: 'editors' },
    'payload-migrations': closed,
    'payload-preferences': { create: 'staff', list: 'staff', remove: 'staff', update: 'staff' },
  }
  const internalCases = Object.entries(internal).flatMap(([slug, who]) =>
    callers.map((caller) => ({
      slug,
      caller,
      may: (operation: InternalOperation) => members[who[operation]].includes(caller),
    })),
  )

  test.each(internalCases)('$slug for $caller', async ({ slug, caller, may }) => {
    const as = authorization[caller]
    const listed = await api.get(`/${slug}`, { as })
    expect(listed.status === 200).toBe(may('list'))
    const { status } = await api.post(`/${slug}`, { as, body: {} })
    expect([...refusals, 501].includes(status)).toBe(!may('create'))
    const query = { where: { id: { equals: 'none' } } }
    const changed = await api.patch(`/${slug}`, { as, body: { key: 'x' }, query })
    expect([...refusals, 501].includes(changed.status)).toBe(!may('update'))
    const removed = await api.delete(`/${slug}`, { as, query })
    expect([...refusals, 501].includes(removed.status)).toBe(!may('remove'))
  })

  test('preferences are read by their owner alone', async () => {
    await api.post('/payload-preferences/colours', {
      as: authorization.editor,
      body: { value: 'red' },
    })
    const query = { where: { key: { equals: 'colours' } } }
    const mine = await api.get('/payload-preferences', { as: authorization.editor, query })
    expect(mine.body.docs).toEqual([expect.objectContaining({ key: 'colours' })])
    for (const caller of ['admin', 'contributor'] as const) {
      const { body } = await api.get('/payload-preferences', { as: authorization[caller], query })
      expect(body.docs).toEqual([])
    }
    expect((await api.get('/payload-preferences/colours')).body.value).toBeNull()
  })
})
