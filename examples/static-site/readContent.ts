import { PayloadSDK } from '@payloadcms/sdk'
import type {
  Config,
  EventsSelect,
  PeopleSelect,
  PostsSelect,
  ProjectsSelect,
} from 'collective-cms/types'

import { server } from './server.ts'

const cms = new PayloadSDK<Config>({ baseURL: `${server}/api` })

type SharedField = keyof PostsSelect & keyof EventsSelect & keyof ProjectsSelect

// What the pages show, and no more. `satisfies` finds a field that the content model no longer has.
const article = {
  title: true,
  slug: true,
  summary: true,
  meta: true,
  heroImage: true,
  bodyHtml: true,
  inPlainWords: true,
  formats: true,
} as const satisfies { [Field in SharedField]?: true }
const postFields = {
  ...article,
  publishedAt: true,
  credits: true,
  creditsOrder: true,
} as const satisfies PostsSelect
const eventFields = {
  ...article,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  status: true,
  format: true,
  venue: true,
  accessProvision: true,
  signUp: { mode: true, url: true },
  hosts: true,
  speakers: true,
  project: true,
} as const satisfies EventsSelect
const projectFields = {
  ...article,
  status: true,
  partners: true,
  team: true,
  outputs: true,
  events: true,
  posts: true,
} as const satisfies ProjectsSelect
const personFields = {
  name: true,
  pronouns: true,
  role: true,
  slug: true,
  summary: true,
  meta: true,
  photo: true,
  bioHtml: true,
  links: true,
  posts: true,
} as const satisfies PeopleSelect

// Of documents that others refer to, what is shown beside them. A file's address needs its name.
const populate = {
  events: { title: true, slug: true },
  media: {
    alt: true,
    credit: true,
    decorative: true,
    filename: true,
    height: true,
    sizes: true,
    url: true,
    width: true,
  },
  organisations: { name: true, url: true },
  people: { name: true, slug: true },
  posts: { title: true, slug: true },
  projects: { title: true, slug: true },
} as const satisfies Partial<Config['collectionsSelect']>

/** Reads all that is published, as anybody may. */
export async function readContent() {
  const shared = { depth: 1, limit: 100, populate } as const
  const joined = { limit: 100 }
  const [posts, events, projects, people] = await Promise.all([
    everyPage((page) =>
      cms.find({
        ...shared,
        page,
        collection: 'posts',
        select: postFields,
        sort: ['-publishedAt', 'id'],
      }),
    ),
    everyPage((page) =>
      cms.find({
        ...shared,
        page,
        collection: 'events',
        select: eventFields,
        sort: ['startsAt', 'id'],
      }),
    ),
    everyPage((page) =>
      cms.find({
        ...shared,
        page,
        collection: 'projects',
        select: projectFields,
        sort: ['title', 'id'],
        joins: { events: joined, posts: joined },
      }),
    ),
    everyPage((page) =>
      cms.find({
        ...shared,
        page,
        collection: 'people',
        select: personFields,
        sort: ['name', 'id'],
        joins: { posts: joined },
      }),
    ),
  ])
  const now = new Date().toISOString()
  const upcoming = events.filter(({ endsAt }) => endsAt >= now)
  const past = events.filter(({ endsAt }) => endsAt < now).toReversed()
  return { posts, latest: posts.slice(0, 5), events, upcoming, past, projects, people }
}

async function everyPage<Doc>(
  read: (page: number) => Promise<{ docs: Doc[]; hasNextPage: boolean }>,
): Promise<Doc[]> {
  const all: Doc[] = []
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await read(page)
    all.push(...docs)
    if (!hasNextPage) return all
  }
}
