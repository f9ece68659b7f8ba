import { Client, fetchExchange } from '@urql/core'
import { initGraphQLTada } from 'gql.tada'

import type { introspection } from './graphql-env.d.ts'

const server = process.env.CMS_URL ?? 'http://localhost:3000'
const cms = new Client({
  url: `${server}/api/graphql`,
  exchanges: [fetchExchange],
  // By GET, so that caches between here and the server keep the answers too.
  preferGetMethod: true,
})

/** Types each query by the schema: what is misspelt or gone does not compile. */
const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { DateTime: string; JSON: unknown }
}>()

const projectQuery = graphql(`
  query Project($slug: String!) {
    Projects(where: { slug: { equals: $slug } }, limit: 1) {
      docs {
        title
        status
        bodyText
        partners {
          role
          organisation {
            name
          }
        }
        team {
          role
          person {
            name
          }
        }
      }
    }
  }
`)

const upcomingQuery = graphql(`
  query Upcoming($today: DateTime!) {
    Events(where: { endsAt: { greater_than_equal: $today } }, sort: "startsAt", limit: 5) {
      docs {
        title
        startsAt
        timeZone
        hosts {
          person {
            name
          }
        }
      }
    }
  }
`)

const project = await cms.query(projectQuery, { slug: 'peer-worker-community-of-excellence' })
if (project.error) throw project.error
for (const { bodyText, partners, status, team, title } of project.data?.Projects?.docs ?? []) {
  console.log(`${title} (${status}), ${bodyText?.length} characters of text`)
  // Whoever is not public is null.
  for (const { organisation, role } of partners ?? []) {
    if (organisation) console.log(`- ${organisation.name}, ${role}`)
  }
  for (const { person, role } of team ?? []) if (person) console.log(`- ${person.name}, ${role}`)
}

console.log('\nThe next events, each by the clocks of its own place:')
// A day rather than this instant: whoever asks on the same day is answered from the server's memory.
const today = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`
const upcoming = await cms.query(upcomingQuery, { today })
if (upcoming.error) throw upcoming.error
for (const { hosts, startsAt, timeZone, title } of upcoming.data?.Events?.docs ?? []) {
  if (!startsAt) continue
  const clock = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: timeZone ?? 'Europe/London',
  })
  const names = (hosts ?? []).flatMap(({ person }) => person?.name ?? [])
  console.log(`- ${title}: ${clock.format(new Date(startsAt))}, with ${names.join(' and ')}`)
}
