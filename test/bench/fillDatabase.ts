import type { Payload, RequiredDataFromCollectionSlug } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { paragraph, richText } from '../../src/seed/richText.ts'
import { factories } from '../helpers/factories.ts'

/** What the measurements ask about. */
export type Content = { post: string; slug: string }

const published = { _status: 'published' } as const
const roles = ['author', 'editor', 'facilitator']
const words = 'people who live it decide with those who study it what is asked and what is done'

/** In the titles of some posts, for a search. */
const rareWord = 'lapwing'
const rarity = 12

/** Makes 20 people, 50 events, 10 topics and as many posts as are asked for, all of them public. */
export async function fillDatabase(payload: Payload, posts: number): Promise<Content> {
  const people: string[] = []
  for (let n = 0; n < 20; n += 1) {
    const data = { ...factories.people(), ...published }
    people.push((await payload.create({ collection: 'people', data })).id)
  }
  const topics: string[] = []
  for (let n = 0; n < 10; n += 1) {
    topics.push((await payload.create({ collection: 'topics', data: factories.topics() })).id)
  }
  for (let n = 0; n < 50; n += 1) {
    const hosts = [{ person: pick(people, n), role: 'host' }]
    const data = factories.events({ hosts, topics: [pick(topics, n)], ...published })
    await payload.create({ collection: 'events', data })
  }
  let last = { post: '', slug: '' }
  for (let n = 0; n < posts; n += 1) {
    const title = `How we share the work, part ${n}${n % rarity === 0 ? `: ${rareWord}` : ''}`
    const data = postData(title, n, people, topics)
    const { id, slug } = await payload.create({ collection: 'posts', data })
    last = { post: id, slug: slug ?? '' }
  }
  return last
}

/**
 * Adds posts until there are so many. They are written by the database adapter alone: through all of
 * Payload, 50,000 would take a quarter of an hour.
 */
export async function addPosts(payload: Payload, posts: number): Promise<void> {
  const { db } = payload
  const idsOf = async (collection: 'people' | 'topics') =>
    (await payload.find({ collection, limit: 100, depth: 0 })).docs.map(({ id }) => id)
  const [people, topics] = [await idsOf('people'), await idsOf('topics')]
  const { totalDocs } = await payload.count({ collection: 'posts' })
  const transactionID = (await db.beginTransaction()) ?? undefined
  for (let n = totalDocs; n < posts; n += 1) {
    const { credits = [], ...data } = postData(`How others do it, part ${n}`, n, people, topics)
    const date = new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString()
    const own = {
      id: uuidv7(),
      slug: `part-${n}`,
      publishedAt: date,
      createdAt: date,
      updatedAt: date,
    }
    const rows = credits?.map((row) => ({ ...row, id: uuidv7() }))
    await db.create({
      collection: 'posts',
      data: { ...data, ...own, credits: rows, kind: 'news' },
      req: { transactionID },
    })
  }
  if (transactionID) await db.commitTransaction(transactionID)
}

const postData = (
  title: string,
  n: number,
  people: string[],
  topics: string[],
): RequiredDataFromCollectionSlug<'posts'> =>
  factories.posts({
    title,
    summary: `${words}.`,
    body: richText(...Array.from({ length: 4 }, () => paragraph(`${words}. `.repeat(3)))),
    credits: roles.map((role, index) => ({ person: pick(people, n + index * 7), role })),
    topics: [pick(topics, n), pick(topics, n + 3)],
    ...published,
  })

function pick(from: string[], n: number): string {
  const picked = from[n % from.length]
  if (picked === undefined) throw new Error('There is nothing to pick from.')
  return picked
}
