import { v5 as uuidv5 } from 'uuid'

import { addEvents } from '../../seed/content/events.ts'
import { addOrganisations } from '../../seed/content/organisations.ts'
import { addPeople } from '../../seed/content/people.ts'
import { addUpdate } from '../../seed/content/posts.ts'
import { addProjects } from '../../seed/content/projects.ts'
import { addTestimonials } from '../../seed/content/testimonials.ts'
import { addTopics } from '../../seed/content/topics.ts'
import { mapInTurn } from '../../seed/mapInTurn.ts'
import { pictures } from '../../seed/pictures.ts'
import type { SampleLoader } from '../../seed/sampleLoader.ts'

export type Example = { id: string; data: Record<string, unknown> }

const today = '2026-05-04T09:00:00.000Z'

/** An identifier that is the same at every start. */
const idOf = (key: unknown) => uuidv5(JSON.stringify(key), uuidv5.URL)

/** The first document of each collection in the sample content, as it would be sent. */
export async function sampleExamples(): Promise<Map<string, Example>> {
  const examples = new Map<string, Example>()
  const loader: SampleLoader = {
    add: ({ collection, data, key }) => {
      const id = idOf(key)
      if (!examples.has(collection)) examples.set(collection, { id, data: { ...data } })
      return Promise.resolve(id)
    },
    added: () => examples.size,
  }
  // Nobody needs the pictures themselves to be drawn.
  const drawn = await mapInTurn(pictures, ({ alt }) => Promise.resolve(idOf(alt)))
  const media = { ...drawn, impactReport: idOf('impactReport') }
  const topics = await addTopics(loader)
  const organisations = await addOrganisations(loader)
  const people = await addPeople(loader, organisations)
  const projects = await addProjects(loader, { media, organisations, people, topics })
  const events = await addEvents(loader, { media, people, projects, topics, today })
  const testimonials = await addTestimonials(loader, { events, projects })
  await addUpdate(loader, { events, media, organisations, people, projects, testimonials, topics })
  return examples
}
