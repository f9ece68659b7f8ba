import type { CollectionSlug, FlattenedField, SanitizedCollectionConfig } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createAccounts, password } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { inParallel } from '../helpers/inParallel.ts'
import { jpeg, upload } from '../helpers/media.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

/** More than a page of any length that a request without `limit` may get. */
const many = 12
/** More than a page of the longest. */
const most = 102

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
/** Those with routes; what may be changed of them is asked, not known. */
let collections: SanitizedCollectionConfig[]

beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
  collections = server.payload.config.collections.filter(({ endpoints }) => endpoints)
  const image = await jpeg(16, 16)
  for (let number = 1; number <= many; number += 1) {
    const made = { as: accounts.editor.session, content: image, fields: { alt: `No. ${number}` } }
    expect((await upload(server, made)).status).toBe(201)
    for (const slug of Object.keys(factories) as (keyof typeof factories)[]) await create(slug)
    const { id: event } = await create('events')
    for (const [slug, data] of Object.entries(others(number, event))) await create(slug, data)
  }
}, 240_000)
afterAll(() => server.close())

const create = (slug: string, data?: Record<string, unknown>) =>
  server.payload.create({
    collection: slug as 'posts',
    data: { ...(data ?? factories[slug as 'posts']()), title: 'A title' },
    user: accounts.editor.user,
  })

/** What other tests make in other ways. */
const others = (number: number, event: string): Record<string, Record<string, unknown>> => ({
  mailings: { event, audience: 'confirmed', subject: 'Hello', body: 'Hello {{name}}' },
  redirects: { from: `/old/${number}`, to: { type: 'custom', url: '/new' } },
  users: { name: 'New', email: `new-${number}@example.org`, password, role: 'contributor' },
  webhooks: {
    name: 'Site',
    url: 'https://example.org',
    collections: ['posts'],
    events: ['published'],
  },
})

type Change = { name: string; query: Record<string, unknown>; body: Record<string, unknown> }

/** A field that the panel lets many documents be changed in, and that takes any words. */
const isForWords = (field: FlattenedField) =>
  (field.type === 'text' || field.type === 'textarea') &&
  !field.virtual &&
  !('unique' in field && field.unique) &&
  !('hasMany' in field && field.hasMany) &&
  !field.hidden &&
  !field.admin?.hidden &&
  !field.admin?.readOnly &&
  !field.admin?.disableBulkEdit &&
  !['id', 'slug', 'url'].includes(field.name)

/**
 * What the panel sends once all are selected, in the order in which a person would.
 * @see node_modules/@payloadcms/ui/dist/elements, EditMany and its neighbours
 */
function changesOf({ flattenedFields, trash, versions }: SanitizedCollectionConfig): Change[] {
  const locale = 'en'
  const all = { id: { not_equals: '' } }
  const isTrashed = { deletedAt: { exists: true } }
  const field = flattenedFields.find(isForWords)
  const words = field ? { [field.name]: 'Changed in bulk' } : {}
  const edit = { locale, where: all }
  const drafts: Change[] = versions
    ? [
        {
          name: 'edit as a draft',
          query: { ...edit, draft: true },
          body: { ...words, _status: 'draft' },
        },
        {
          name: 'publish',
          query: {
            locale,
            where: { and: [{ _status: { not_equals: 'published' } }, all] },
            draft: true,
          },
          body: { _status: 'published' },
        },
        {
          name: 'unpublish',
          query: { locale, where: { and: [{ _status: { not_equals: 'draft' } }] } },
          body: { _status: 'draft' },
        },
      ]
    : [{ name: 'edit', query: edit, body: words }]
  const trashing: Change[] = [
    {
      name: 'move to the trash',
      query: { limit: 0, locale, where: all },
      body: { deletedAt: new Date().toISOString() },
    },
    {
      name: 'restore',
      query: { limit: 0, locale, trash: true, where: { and: [isTrashed] } },
      body: { deletedAt: null, ...(versions && { _status: 'draft' }) },
    },
  ]
  return [...drafts, ...(trash ? trashing : [])]
}

const patch = (slug: string, { body, query }: Change, as: string | undefined) =>
  api.patch(`/${slug}`, { as, body, query })

/** Every document of a collection but somebody's own account, as the database has it. */
const stored = async (slug: CollectionSlug, but: string | undefined) => {
  const { docs } = await server.payload.db.find<{ id: string }>({
    collection: slug,
    pagination: false,
    sort: 'id',
  })
  return docs.filter(({ id }) => id !== but)
}

/** Which documents somebody may change, as the panel asks it of each. */
async function changeable(slug: string, ids: string[], as: string | undefined): Promise<string[]> {
  const answers = await inParallel(ids, (id) => api.post(`/${slug}/access/${id}`, { as }))
  return ids.filter((_, index) => Boolean(answers[index]?.body.update))
}

/**
 * Of how many collections each may change all: one that is added needs documents here; and how many
 * changes of each are tried: an admin's take the same ways as an editor's.
 */
const changing = {
  'the public': { count: 0, changes: 5 },
  contributor: { count: 0, changes: 5 },
  editor: { count: 12, changes: 5 },
  admin: { count: 13, changes: 1 },
}

test.each(Object.entries(changing))(
  '%s changes what they may of all that are selected, and nothing else',
  async (role, { changes, count }) => {
    const account = { ...accounts, 'the public': undefined }[role as keyof typeof changing]
    let changed = 0
    for (const config of collections) {
      const { slug } = config
      const ids = (await stored(slug, account?.id)).map(({ id }) => id)
      const allowed = await changeable(slug, ids, account?.session)
      expect([slug, allowed.length]).toEqual([slug, allowed.length && ids.length])
      changed += allowed.length >= many ? 1 : 0
      const others = async () =>
        (await stored(slug, account?.id)).filter(({ id }) => !allowed.includes(id))
      const before = await others()
      for (const change of changesOf(config).slice(0, changes)) {
        const { body, status } = await patch(slug, change, account?.session)
        const docs = (body.docs ?? []).filter(({ id }) => id !== account?.id)
        const told = [slug, change.name, docs.map(({ id }) => id).sort()]
        expect(told).toEqual([slug, change.name, allowed.toSorted()])
        expect([slug, change.name, status < 400 || allowed.length === 0]).toEqual([
          ...[slug, change.name, true],
        ])
        const { deletedAt, ...words } = change.body
        const said = { ...words, ...(deletedAt ? { deletedAt } : {}) }
        expect(docs).toMatchObject(docs.map(() => said))
      }
      expect(await others()).toEqual(before)
    }
    expect(changed).toBe(count)
  },
  240_000,
)

test('more than a hundred are changed too', async () => {
  const { totalDocs } = await server.payload.count({ collection: 'topics' })
  for (let number = totalDocs; number < most; number += 1) await create('topics')
  for (const change of changesOf(server.payload.collections.topics.config)) {
    const { body, status } = await patch('topics', change, accounts.editor.session)
    expect([change.name, status, body.docs.length]).toEqual([change.name, 200, most])
  }
}, 240_000)
