import type { Payload } from 'payload'

import { eventsSlug, postsSlug } from '../../../collections/slugs.ts'
import { block, bulletList, heading, paragraph, richText } from '../richText.ts'
import type { SampleLoader } from '../sampleLoader.ts'
import type { SampleEvents } from './events.ts'
import type { SampleMedia } from './media.ts'
import type { SampleOrganisations } from './organisations.ts'
import type { SamplePeople } from './people.ts'
import type { SampleProjects } from './projects.ts'
import type { SampleTestimonials } from './testimonials.ts'
import type { SampleTopics } from './topics.ts'

const scheduledAfterDays = 7

type References = {
  payload: Payload
  events: SampleEvents
  media: SampleMedia
  organisations: SampleOrganisations
  people: SamplePeople
  projects: SampleProjects
  testimonials: SampleTestimonials
  topics: SampleTopics
  /** The instant of loading. */
  today: string
}

/** The update of May 2023, and two blogs that are still drafts, one of them scheduled. */
export async function addPosts(loader: SampleLoader, refs: References): Promise<void> {
  await addUpdate(loader, refs)
  const { media, people, projects, topics } = refs

  await loader.add({
    collection: postsSlug,
    key: { slug: { equals: 'what-stops-us-the-blog' } },
    data: {
      slug: 'what-stops-us-the-blog',
      title: 'What stops us? Five things we heard',
      kind: 'blog',
      summary: 'A first look at what researchers and community partners told us.',
      heroImage: media.bridge,
      body: richText(
        paragraph(
          'This blog is on its way. The five things are written down; the stories are not yet.',
        ),
      ),
      projects: [projects.barriers],
      topics: [topics.research],
      _status: 'draft',
    },
  })

  const scheduled = await loader.add({
    collection: postsSlug,
    key: { slug: { equals: 'a-day-with-peer-workers' } },
    data: {
      slug: 'a-day-with-peer-workers',
      title: 'A day with peer workers',
      kind: 'blog',
      summary: 'How a room full of people who had never met wrote their values before lunch.',
      heroImage: media.mosaic,
      body: richText(
        paragraph(
          'It began with tea, and with a question that nobody had expected: what do you need today to be at your best?',
        ),
        paragraph('By noon the answers had become the values of a whole community.'),
      ),
      credits: [{ person: people.nicc, role: 'author' }],
      projects: [projects.peerWorkers],
      topics: [topics.mentalHealth],
      _status: 'draft',
    },
  })
  await schedule(refs.payload, scheduled, refs.today)
}

export async function addUpdate(
  loader: SampleLoader,
  refs: Omit<References, 'payload' | 'today'>,
): Promise<void> {
  const { events, media, organisations, people, projects, testimonials, topics } = refs
  await loader.add({
    collection: postsSlug,
    key: { slug: { equals: 'update-may-2023' } },
    data: {
      slug: 'update-may-2023',
      title: 'What we have been up to: May 2023',
      kind: 'update',
      summary:
        'Two projects move on, a conference asks who gets named, and two dates for everybody’s diary.',
      heroImage: media.bubbles,
      publishedAt: '2023-05-04T09:00:00.000Z',
      body: richText(
        paragraph(
          'Spring has been full. Here is what we did, who we did it with, and what you can join next.',
        ),
        heading('What stops us?'),
        paragraph(
          'Our study of the barriers to social-justice research is finished. Researchers and community partners told us what gets in the way, and made sense of it together in a workshop. The findings are published, and a blog will follow. Thank you to the UCL Institute for Global Prosperity, the UCL Institute of Education and, for its funding, the UCL Grand Challenge of Justice & Equality.',
        ),
        heading('Peer workers, together'),
        paragraph(
          'On 20 April the Peer Worker Community of Excellence met for its second workshop, with people from the three NHS mental health trusts of North Central London and from voluntary organisations. The morning settled values, functioning, safety and impact. The afternoon was for practice. This is what two of us said when it was over:',
        ),
        block('quote', { testimonial: testimonials.heard }),
        block('quote', { testimonial: testimonials.practice }),
        block('download', { file: media.impactReport, label: 'Impact report 2022 to 2023' }),
        heading('Out and about'),
        bulletList(
          'At the UCL Open Science conference nine of us facilitated a discussion on equity in authorship.',
          'Nicc, Chloe and Anthony trained PhD students of UCL Mental Health Sciences in co-production.',
          'At the May cuppa there was, as ever, more to say than time.',
        ),
        heading('Coming up'),
        paragraph(
          'The second session on our new strategy, and a cuppa in the evening for those who are busy in the day.',
        ),
        block('eventList', {
          heading: 'In your diary',
          show: 'chosen',
          events: [events.strategySession, events.eveningCuppa],
        }),
        block('callToAction', {
          heading: 'Get involved',
          text: 'You do not need experience, only an interest. Come to a cuppa and say hello.',
          label: 'Join the evening cuppa',
          reference: { relationTo: eventsSlug, value: events.eveningCuppa },
        }),
      ),
      inPlainWords:
        'This is our news for May 2023. We finished one project. Another one had a big meeting. You can come to two meetings online.',
      formats: [{ kind: 'pdf', file: media.impactReport }],
      creditsOrder: 'alphabetical',
      credits: [
        { organisation: organisations.collective, role: 'publisher' },
        { person: people.nicc, role: 'author' },
        { person: people.chloe, role: 'editor' },
      ],
      projects: [projects.barriers, projects.peerWorkers],
      events: Object.values(events),
      testimonials: Object.values(testimonials),
      topics: [topics.coProduction, topics.mentalHealth, topics.research],
      _status: 'published',
    },
  })
}

/** Asks for publication in a week, unless that has been done. */
async function schedule(payload: Payload, id: string, today: string): Promise<void> {
  const { totalDocs: asked } = await payload.count({
    collection: 'payload-jobs',
    where: { 'input.doc.value': { equals: id } },
  })
  if (asked > 0) return
  const waitUntil = new Date(today)
  waitUntil.setUTCDate(waitUntil.getUTCDate() + scheduledAfterDays)
  await payload.jobs.queue({
    task: 'schedulePublish',
    input: { type: 'publish', doc: { relationTo: postsSlug, value: id } },
    waitUntil,
  })
}
