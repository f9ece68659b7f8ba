import { PayloadSDK } from '@payloadcms/sdk'
import type { Config, Post } from 'collective-cms/types'

const server = process.env.CMS_URL ?? 'http://localhost:3000'
const cms = new PayloadSDK<Config>({ baseURL: `${server}/api` })

console.log('The next events, each by the clocks of its own place:')
const events = await cms.find({
  collection: 'events',
  // A day rather than this instant: whoever asks on the same day is answered from the server's memory.
  where: { endsAt: { greater_than_equal: new Date().toISOString().slice(0, 10) } },
  sort: 'startsAt',
  limit: 5,
  depth: 0,
  select: { title: true, startsAt: true, timeZone: true },
})
for (const { startsAt, timeZone, title } of events.docs) {
  const clock = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: timeZone ?? 'Europe/London',
  })
  console.log(`- ${title}: ${clock.format(new Date(startsAt))}`)
}

console.log('\nOne post by the end of its address, and who made it:')
const posts = await cms.find({
  collection: 'posts',
  where: { slug: { equals: 'update-may-2023' } },
  limit: 1,
  depth: 1,
  select: { title: true, credits: true, creditsOrder: true, bodyHtml: true },
  populate: { people: { name: true, slug: true }, organisations: { name: true } },
})
for (const post of posts.docs) {
  console.log(`${post.title}, ${post.bodyHtml?.length} characters of HTML`)
  for (const { name, role } of creditsOf(post)) console.log(`- ${name}, ${role}`)
}

console.log('\nWhatever is public and mentions a “workshop”:')
const search = await fetch(`${server}/api/search?q=workshop&limit=3`)
const found = (await search.json()) as { docs: { collection: string; title: string }[] }
for (const { collection, title } of found.docs) console.log(`- ${title} (${collection})`)

/** Who made a post: people as they wish to be named, and nobody who is not public. */
function creditsOf({ credits, creditsOrder }: Pick<Post, 'credits' | 'creditsOrder'>) {
  const named = (credits ?? []).flatMap(({ organisation, person, role }) => {
    // What may not be read stays an identifier.
    const who = [person, organisation].find((value) => value && typeof value === 'object')
    return typeof who === 'object' && who?.name ? [{ name: who.name, role }] : []
  })
  return creditsOrder === 'alphabetical'
    ? named.toSorted((one, two) => one.name.localeCompare(two.name, 'en'))
    : named
}
