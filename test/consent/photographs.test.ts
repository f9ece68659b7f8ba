import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Media, Person, Post, Testimonial } from '../../src/lib/payload-types.ts'
import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { noteEndedConsents } from '../../src/webhooks/noteEndedConsents.ts'
import { createAccounts, type Account } from '../helpers/accounts.ts'
import { createDocuments } from '../helpers/createDocuments.ts'
import { factories } from '../helpers/factories.ts'
import { addressesOf, download, jpeg, upload } from '../helpers/media.ts'
import { createApi } from '../helpers/rest.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let api: ReturnType<typeof createApi>
let editor: Account
let contributor: Account
let create: ReturnType<typeof createDocuments>
let picture: Buffer
beforeAll(async () => {
  server = await startTestServer()
  api = createApi(server.url)
  ;({ contributor, editor } = await createAccounts(server.payload))
  create = createDocuments(api, editor.session)
  picture = await jpeg(700, 500)
})
afterAll(() => server.close())

const published = { _status: 'published' }
const person = (consent: object = {}): Promise<Person> =>
  create<Person>('people', { ...factories.people(), ...published, consent })

async function photograph(people: string[], fields: object = {}): Promise<Media> {
  const { doc, status } = await upload(server, {
    as: editor.session,
    content: picture,
    fields: { alt: 'People around a table', people, ...fields },
  })
  expect(status).toBe(201)
  return doc
}

const change = async (path: string, body: object, query: Record<string, unknown> = {}) => {
  const answer = await api.patch(path, { as: editor.session, body, query })
  expect(answer.status).toBe(200)
  return answer.body.doc
}

/** What the public finds of a file on each route that could show it. */
async function routesTo(media: Media, post: Post): Promise<Record<string, boolean>> {
  const where = { id: { equals: media.id } }
  const text = async (path: string) => (await fetch(server.url + path)).text()
  const graphql = async (query: string) => JSON.stringify((await api.graphql(query)).body)
  const files = await Promise.all(addressesOf(media).map((url) => download(server, url)))
  return {
    one: (await api.get(`/media/${media.id}`)).status === 200,
    list: (await api.get('/media', { query: { where } })).body.totalDocs === 1,
    count: (await api.get('/media/count', { query: { where } })).body.totalDocs === 1,
    populated: JSON.stringify((await api.get(`/posts/${post.id}`)).body).includes('around a table'),
    filtered:
      (
        await api.get('/posts', {
          query: { where: { 'heroImage.alt': { contains: 'around' }, id: { equals: post.id } } },
        })
      ).body.totalDocs === 1,
    graphql: (await graphql(`{ Media(id: "${media.id}") { alt } }`)).includes('around'),
    graphqlPopulated: (
      await graphql(`{ Post(id: "${post.id}") { heroImage { alt url } } }`)
    ).includes('around'),
    rendition: (await graphql(`{ Post(id: "${post.id}") { bodyHtml bodyText } }`)).includes(
      'around a table',
    ),
    preview: (await text(`/preview/posts/${post.id}`)).includes('around a table'),
    anyFile: files.some(({ status }) => status !== 404),
  }
}

const everywhere = (isShown: boolean) =>
  Object.fromEntries(
    [
      ...['one', 'list', 'count', 'populated', 'filtered', 'graphql', 'graphqlPopulated'],
      ...['rendition', 'preview', 'anyFile'],
    ].map((route) => [route, isShown]),
  )

async function postWith(media: Media): Promise<Post> {
  return create<Post>('posts', {
    ...factories.posts(),
    ...published,
    heroImage: media.id,
    body: richText(paragraph('See:'), block('gallery', { images: [media.id] })),
  })
}

describe('a photograph is public while nobody shown has refused', () => {
  test.each([
    ['not recorded', {}, true],
    ['granted', { status: 'granted' }, true],
    ['granted for the website', { status: 'granted', uses: ['website', 'training'] }, true],
    ['granted until later', { status: 'granted', expiresAt: '2099-01-01T00:00:00.000Z' }, true],
    ['granted for print only', { status: 'granted', uses: ['reports-and-print'] }, false],
    ['pending', { status: 'pending' }, false],
    ['withdrawn', { status: 'withdrawn' }, false],
    ['run out', { status: 'granted', expiresAt: '2020-01-01T00:00:00.000Z' }, false],
  ])('%s', async (_, consent, isPublic) => {
    const shown = await person()
    const media = await photograph([(await person()).id, shown.id])
    const post = await postWith(media)
    expect(await routesTo(media, post)).toMatchObject(everywhere(true))
    await change(`/people/${shown.id}`, { consent, ...published })
    expect(await routesTo(media, post)).toMatchObject(everywhere(isPublic))
    const later = await photograph([shown.id])
    expect((await api.get(`/media/${later.id}`)).status === 200).toBe(isPublic)
    await change(`/people/${shown.id}`, {
      consent: { status: 'granted', uses: [], expiresAt: null },
      ...published,
    })
    expect(await routesTo(media, post)).toMatchObject(everywhere(true))
  })
})

describe('consent of a document itself', () => {
  const uses = ['reports-and-print']
  test('a testimonial, a person and a file for other uses than the website are not public', async () => {
    const testimonial = await create<Testimonial>('testimonials', {
      ...factories.testimonials(),
      ...published,
      consent: { status: 'granted', uses },
    })
    const somebody = await person({ status: 'granted', uses })
    const media = await photograph([], { consent: { status: 'granted', uses } })
    for (const path of [
      `testimonials/${testimonial.id}`,
      `people/${somebody.id}`,
      `media/${media.id}`,
    ]) {
      expect((await api.get(`/${path}`)).status).toBe(404)
      await change(`/${path}`, { consent: { uses: ['website', ...uses] }, ...published })
      const answer = await api.get(`/${path}`)
      expect(answer.status).toBe(200)
      expect(answer.body.consent).toBeUndefined()
    }
  })

  test('is dated and signed by the server', async () => {
    const { id } = await create<Testimonial>('testimonials', {
      ...factories.testimonials({ consent: {} }),
      consent: { recordedBy: contributor.id, heldBackFrom: '2020-01-01T00:00:00.000Z' },
    })
    const own = { consent: { status: 'granted', recordedBy: contributor.id } }
    const granted = (await change(`/testimonials/${id}`, own, {
      depth: 0,
    })) as unknown as Testimonial
    expect(granted.consent).toMatchObject({ recordedBy: editor.id, heldBackFrom: null })
    expect(Date.now() - Date.parse(`${granted.consent?.givenAt}`)).toBeLessThan(60_000)
    const given = { status: 'withdrawn', givenAt: '2026-05-05T00:00:00.000Z' }
    const withdrawn = (await change(`/testimonials/${id}`, {
      consent: given,
    })) as unknown as Testimonial
    expect(withdrawn.consent?.givenAt).toBe(given.givenAt)
  })
})

describe('every way in which a person changes', () => {
  const isPublic = async (media: Media) => (await api.get(`/media/${media.id}`)).status === 200

  test('a draft of a published person decides nothing until it is published', async () => {
    const shown = await person()
    const media = await photograph([shown.id])
    for (const query of [{ draft: true }, { draft: true, autosave: true }]) {
      await change(`/people/${shown.id}`, { consent: { status: 'withdrawn' } }, query)
      expect(await isPublic(media)).toBe(true)
    }
    await change(`/people/${shown.id}`, published)
    expect(await isPublic(media)).toBe(false)
  })

  test('a draft that was never published counts as it stands', async () => {
    const shown = await create<Person>('people', factories.people())
    const media = await photograph([shown.id])
    expect(await isPublic(media)).toBe(true)
    await change(`/people/${shown.id}`, { consent: { status: 'withdrawn' } }, { draft: true })
    expect(await isPublic(media)).toBe(false)
  })

  test('the trash and unpublishing refuse nothing, and lift nothing', async () => {
    const [fine, gone] = [await person(), await person({ status: 'withdrawn' })]
    const [one, other] = [await photograph([fine.id]), await photograph([gone.id])]
    for (const { id } of [fine, gone]) {
      await change(`/people/${id}`, { _status: 'draft' })
      await change(`/people/${id}`, { deletedAt: new Date().toISOString() })
    }
    expect([await isPublic(one), await isPublic(other)]).toEqual([true, false])
    for (const { id } of [fine, gone]) {
      await change(`/people/${id}`, { deletedAt: null }, { trash: true })
    }
    expect([await isPublic(one), await isPublic(other)]).toEqual([true, false])
  })

  test('an earlier version brings no consent back', async () => {
    const shown = await person({ status: 'granted' })
    const media = await photograph([shown.id])
    await change(`/people/${shown.id}`, { consent: { status: 'withdrawn' }, ...published })
    const { body } = await api.get('/people/versions', {
      as: editor.session,
      query: { where: { parent: { equals: shown.id } }, sort: 'createdAt' },
    })
    const path = `/people/versions/${body.docs[0]?.id}`
    expect((await api.post(path, { as: editor.session, body: {} })).status).toBe(200)
    expect(await isPublic(media)).toBe(false)
  })

  test('many at once', async () => {
    const shown = [await person(), await person()]
    const media = await photograph(shown.map(({ id }) => id))
    const query = { where: { id: { in: shown.map(({ id }) => id) } } }
    const body = { consent: { status: 'pending' }, ...published }
    const answer = await api.patch('/people', { as: editor.session, body, query })
    expect(answer.body.docs).toHaveLength(2)
    expect(await isPublic(media)).toBe(false)
    await change(`/people/${shown[0]?.id}`, { consent: { status: 'granted' }, ...published })
    expect(await isPublic(media)).toBe(false)
    await change(`/people/${shown[1]?.id}`, { consent: { status: 'granted' }, ...published })
    expect(await isPublic(media)).toBe(true)
  })

  test('who is deleted for good leaves their refusal behind', async () => {
    const [fine, gone] = [await person(), await person({ status: 'withdrawn' })]
    const [one, other] = [await photograph([fine.id]), await photograph([gone.id])]
    for (const { id } of [fine, gone]) {
      expect((await api.delete(`/people/${id}`, { as: editor.session })).status).toBe(200)
    }
    expect([await isPublic(one), await isPublic(other)]).toEqual([true, false])
    await change(`/media/${other.id}`, { caption: 'Still' })
    expect(await isPublic(other)).toBe(false)
  })

  test('who is taken out of the photograph holds it back no longer', async () => {
    const media = await photograph([(await person({ status: 'pending' })).id])
    expect(await isPublic(media)).toBe(false)
    await change(`/media/${media.id}`, { people: [] })
    expect(await isPublic(media)).toBe(true)
  })

  test('the clock alone', async () => {
    const shown = await person()
    const media = await photograph([shown.id])
    await server.payload.create({
      collection: 'webhooks',
      data: {
        name: 'Site',
        url: 'https://example.org',
        enabled: true,
        collections: ['media'],
        events: ['unpublished'],
      },
    })
    await noteEndedConsents(server.payload, Date.now())
    const end = Date.now() + 3000
    const consent = { status: 'granted', expiresAt: new Date(end).toISOString() }
    await change(`/people/${shown.id}`, { consent, ...published })
    expect(await isPublic(media)).toBe(true)
    await expect.poll(() => isPublic(media), { timeout: 10_000 }).toBe(false)
    expect(Date.now()).toBeGreaterThanOrEqual(end)
    await noteEndedConsents(server.payload, Date.now())
    await noteEndedConsents(server.payload, Date.now())
    const { docs } = await server.payload.find({ collection: 'webhook-deliveries' })
    expect(docs.map(({ body }) => body)).toEqual([expect.stringContaining(media.id)])
  })
})

test(
  'a photograph saved in the moment in which somebody shown refuses ends held back',
  { timeout: 120_000 },
  async () => {
    const rounds = 12
    for (let round = 0; round < rounds; round += 1) {
      const [shown, media] = await Promise.all([person({ status: 'granted' }), photograph([])])
      await Promise.all([
        change(`/media/${media.id}`, { people: [shown.id] }),
        change(`/people/${shown.id}`, { consent: { status: 'withdrawn' }, ...published }),
      ])
      expect((await api.get(`/media/${media.id}`)).status).toBe(404)
      expect((await download(server, media.url)).status).toBe(404)
      const body = { consent: { status: 'granted' }, ...published }
      await Promise.all([
        change(`/media/${media.id}`, { caption: 'Once more' }),
        change(`/people/${shown.id}`, body),
      ])
      expect((await api.get(`/media/${media.id}`)).status).toBe(200)
    }
  },
)
