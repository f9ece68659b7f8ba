import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { shownFields } from '../../src/renditions/references.ts'
import { richTextTree } from '../../src/renditions/richTextTree.ts'
import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { createAccounts } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

vi.mock('../../src/renditions/richTextTree.ts', { spy: true })

let server: TestServer
let api: ReturnType<typeof createApi>
let accounts: Awaited<ReturnType<typeof createAccounts>>
beforeAll(async () => {
  server = await startTestServer({ FRONTEND_URL: 'https://example.org' })
  api = createApi(server.url)
  accounts = await createAccounts(server.payload)
})
afterAll(() => server.close())
beforeEach(() => {
  vi.mocked(richTextTree).mockClear()
})

const rendered = () => vi.mocked(richTextTree).mock.calls.length
const body = richText(paragraph('Tea & talk'), block('accordion', { items: [] }))
const all = {
  bodyHtml: '<p>Tea &amp; talk</p>',
  bodyMarkdown: 'Tea & talk\n',
  bodyText: 'Tea & talk\n',
}
const publish = async (slug: string, data: object, as = accounts.editor.session) => {
  const { body: answer } = await api.post(`/${slug}`, {
    as,
    body: { _status: 'published', ...data },
  })
  return answer.doc.id
}
const select = (...names: string[]) => Object.fromEntries(names.map((name) => [name, true]))

describe('over REST', () => {
  test.each([
    ['posts', 'body', factories.posts()],
    ['projects', 'body', factories.projects()],
    ['events', 'body', factories.events()],
    ['people', 'bio', factories.people()],
  ])('%s have their %s in three formats', async (slug, field, data) => {
    const id = await publish(slug, { ...data, [field]: body })
    const names = ['Html', 'Markdown', 'Text'].map((format) => field + format)
    const one = await api.get(`/${slug}/${id}`, { query: { select: select(...names) } })
    expect(one.body).toEqual({
      id,
      [`${field}Html`]: all.bodyHtml,
      [`${field}Markdown`]: all.bodyMarkdown,
      [`${field}Text`]: all.bodyText,
    })
    const list = await api.get(`/${slug}`, { query: { select: select(...names) } })
    expect(list.body.docs).toContainEqual(one.body)
  })

  test('what is not asked for is neither there nor rendered', async () => {
    const id = await publish('posts', factories.posts({ body }))
    const answers = [
      await api.get(`/posts/${id}`),
      await api.get('/posts'),
      await api.get(`/posts/${id}`, { query: { select: select('body', 'title') } }),
      await api.get(`/posts/${id}`, { query: { select: { bodyHtml: false } } }),
      await api.get(`/posts/${id}`, { as: accounts.editor.session, query: { draft: true } }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(JSON.stringify(answers)).not.toMatch(/body(Html|Markdown|Text)/)
    expect(rendered()).toBe(0)

    await api.get(`/posts/${id}`, { query: { select: select('title', 'bodyText') } })
    expect(rendered()).toBe(1)
  })

  test('the rich text itself stays where it is asked for too', async () => {
    const id = await publish('posts', factories.posts({ body }))
    const read = await api.get(`/posts/${id}`, { query: { select: select('body', 'bodyText') } })
    expect(Object.keys(read.body).sort()).toEqual(['body', 'bodyText', 'id'])
  })

  test('documents that others refer to have them too', async () => {
    const project = await publish('projects', factories.projects({ body }))
    const id = await publish('posts', factories.posts({ projects: [project] }))
    const read = await api.get(`/posts/${id}`, {
      query: { depth: 1, select: select('projects'), populate: { projects: select('bodyText') } },
    })
    expect(read.body.projects).toMatchObject([{ id: project, bodyText: all.bodyText }])
    expect(rendered()).toBe(1)
  })

  test('an empty text is null', async () => {
    const id = await publish('posts', factories.posts())
    const read = await api.get(`/posts/${id}`, { query: { select: select('bodyHtml') } })
    expect(read.body).toEqual({ id, bodyHtml: null })
  })
})

describe('over GraphQL', () => {
  test('a query has those that it names', async () => {
    const id = await publish('posts', factories.posts({ body }))
    const fields = '{ bodyHtml bodyMarkdown bodyText }'
    const { body: plain } = await api.graphql(`{ Post(id: "${id}") ${fields} }`)
    const { body: selected } = await api.graphql(`{ Post(id: "${id}", select: true) ${fields} }`)
    expect([plain.data, selected.data]).toEqual([{ Post: all }, { Post: all }])
  })

  test('what it does not name is not rendered', async () => {
    await publish('posts', factories.posts({ body }))
    const { body: answer } = await api.graphql('{ Posts { docs { title body } } }')
    expect(answer.errors).toBeUndefined()
    expect(rendered()).toBe(0)
  })

  test('the texts of a list are rendered together', async () => {
    const testimonial = await publish('testimonials', factories.testimonials())
    const quoting = richText(block('quote', { testimonial }))
    await publish('posts', factories.posts({ body: quoting }))
    await publish('posts', factories.posts({ body: quoting }))
    const find = vi.spyOn(server.payload, 'find')
    const { body: answer } = await api.graphql('{ Posts { docs { bodyHtml } } }')
    expect(JSON.stringify(answer.data).match(/<blockquote>/g)).toHaveLength(2)
    const asked = find.mock.calls.filter(([{ select }]) => select === shownFields.testimonials)
    expect(asked).toHaveLength(1)
  })

  test('they are nothing that can be sent', async () => {
    const { body: answer } = await api.graphql(
      '{ __schema { types { name inputFields { name } } } }',
    )
    const { __schema: schema } = answer.data as {
      __schema: { types: { inputFields: { name: string }[] | null }[] }
    }
    const names = schema.types
      .flatMap(({ inputFields }) => inputFields ?? [])
      .map(({ name }) => name)
    expect(names).toContain('title')
    expect(names.filter((name) => /(Html|Markdown|Text)$/.test(name))).toEqual([])
  })
})

describe('they are for reading alone:', () => {
  test.each([
    ['where', { where: { bodyHtml: { contains: 'Tea' } } }],
    ['sort', { sort: 'bodyHtml' }],
  ])('%s by one is refused', async (name, query) => {
    const answers = [
      await api.get('/posts', { query }),
      await api.get('/posts', { query, as: accounts.admin.session }),
    ]
    expect(
      answers.map(({ status }) => status),
      name,
    ).toEqual([400, 400])
  })

  test('what is sent for one is ignored', async () => {
    const id = await publish('posts', { ...factories.posts(), bodyHtml: '<b>no</b>' })
    await api.patch(`/posts/${id}`, { as: accounts.admin.session, body: { bodyHtml: 'no' } })
    const read = await api.get(`/posts/${id}`, { query: { select: select('bodyHtml') } })
    expect(read.body.bodyHtml).toBeNull()
  })
})

describe('a draft', () => {
  const changed = { body: richText(paragraph('Not yet')), _status: 'draft' }
  const readAs = async (id: string, as?: string) => {
    const query = { draft: true, select: select('bodyText') }
    const { body: answer } = await api.get(`/posts/${id}`, { as, query })
    return answer.bodyText
  }

  test('is read by those who may read it, and by nobody else', async () => {
    const id = await publish('posts', factories.posts({ body }))
    await api.patch(`/posts/${id}`, {
      as: accounts.editor.session,
      query: { draft: true },
      body: changed,
    })
    expect(await readAs(id, accounts.admin.session)).toBe('Not yet\n')
    expect(await readAs(id, accounts.editor.apiKey)).toBe('Not yet\n')
    expect(await readAs(id, accounts.contributor.session)).toBe('Tea & talk\n')
    expect(await readAs(id)).toBe('Tea & talk\n')
  })

  test('shows what it refers to as the public will see it', async () => {
    const testimonial = await publish('testimonials', {
      ...factories.testimonials(),
      consent: { status: 'withdrawn' },
    })
    const { body: answer } = await api.post('/posts', {
      as: accounts.editor.session,
      body: { ...factories.posts({ body: richText(block('quote', { testimonial })) }) },
    })
    expect(await readAs(answer.doc.id, accounts.editor.session)).toBe('')
  })
})
