import type { Payload, TypedUser } from 'payload'

import { addEvents } from './content/events.ts'
import { addMedia } from './content/media.ts'
import { addOrganisations } from './content/organisations.ts'
import { addPeople } from './content/people.ts'
import { addPosts } from './content/posts.ts'
import { addProjects } from './content/projects.ts'
import { addTestimonials } from './content/testimonials.ts'
import { addTopics } from './content/topics.ts'
import { createSampleLoader } from './sampleLoader.ts'

const loadedKey = 'sample-content'

/**
 * Loads the sample content once in the life of a database. The note that it is there is written
 * last, so a load that was cut short is completed by the next one; after it nothing is added again,
 * not even what editors have renamed or deleted since.
 * @param options.user whose documents they become
 * @param options.signal ends the loading between two documents
 */
export async function loadSampleContent(
  payload: Payload,
  options: { user?: TypedUser; signal?: AbortSignal } = {},
): Promise<{ added: number }> {
  if (await payload.kv.has(loadedKey)) return { added: 0 }
  const loadedAt = new Date().toISOString()
  const loader = createSampleLoader({ payload, ...options })

  const media = await addMedia(loader)
  const topics = await addTopics(loader)
  const organisations = await addOrganisations(loader)
  const people = await addPeople(loader, organisations)
  const projects = await addProjects(loader, { media, organisations, people, topics })
  const events = await addEvents(loader, { media, people, projects, topics, today: loadedAt })
  const testimonials = await addTestimonials(loader, { events, projects })
  await addPosts(loader, {
    payload,
    events,
    media,
    organisations,
    people,
    projects,
    testimonials,
    topics,
    today: loadedAt,
  })

  await payload.kv.set(loadedKey, { loadedAt })
  return { added: loader.added() }
}
