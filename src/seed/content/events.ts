import type { RequiredDataFromCollectionSlug } from 'payload'

import { eventsSlug } from '../../../collections/slugs.ts'
import { mapInTurn } from '../mapInTurn.ts'
import { bulletList, heading, paragraph, richText } from '../richText.ts'
import type { SampleLoader } from '../sampleLoader.ts'
import { londonTimes, upcomingDates } from '../upcomingDates.ts'
import type { SampleMedia } from './media.ts'
import type { SamplePeople } from './people.ts'
import type { SampleProjects } from './projects.ts'
import type { SampleTopics } from './topics.ts'

type References = {
  media: SampleMedia
  people: SamplePeople
  projects: SampleProjects
  topics: SampleTopics
  /** The instant of loading. */
  today: string
}

type SampleEvent = RequiredDataFromCollectionSlug<'events'>

const common = {
  timeZone: 'Europe/London',
  publishedAt: '2023-05-04T09:00:00.000Z',
  _status: 'published',
} satisfies Partial<SampleEvent>
const cuppaSeries = 'co-pro-cuppa'

/** Every event of the sample, by the name that other documents know it by. */
const describeEvents = ({ media, people, projects, topics, today }: References) => {
  const { strategySession, cuppa } = upcomingDates(today)
  return {
    octoberWorkshop: {
      ...common,
      ...londonTimes('2022-10-13', '10:00', '16:00'),
      slug: 'peer-worker-workshop-october-2022',
      title: 'Peer Worker Community of Excellence: setting the direction',
      kind: 'workshop',
      format: 'in-person',
      venue: {
        name: 'A community centre in North Central London',
        access: ['step-free', 'accessible-toilet'],
      },
      summary: 'The first workshop in person, after the listening exercises online.',
      heroImage: media.notes,
      body: richText(
        paragraph(
          'We laid out everything that people had told us online, walked along it together, and chose where to go from there.',
        ),
      ),
      project: projects.peerWorkers,
      topics: [topics.mentalHealth, topics.coProduction],
    },
    aprilWorkshop: {
      ...common,
      ...londonTimes('2023-04-20', '10:00', '16:00'),
      slug: 'peer-worker-workshop-april-2023',
      title: 'Peer Worker Community of Excellence: second workshop',
      kind: 'workshop',
      format: 'in-person',
      venue: {
        name: 'A community centre in North Central London',
        access: ['step-free', 'hearing-loop', 'quiet-room'],
        accessNotes: 'The quiet room is on the same floor, and anybody may use it at any time.',
      },
      accessProvision: ['regular-breaks', 'expenses-paid'],
      summary:
        'Values, functioning, safety and impact in the morning; practical co-production after lunch.',
      heroImage: media.table,
      body: richText(
        heading('The morning'),
        bulletList(
          'Values: what we stand for.',
          'Functioning: how the community runs from day to day.',
          'Safety: how we look after one another.',
          'Impact: how we will know that it makes a difference.',
        ),
        heading('The afternoon'),
        paragraph(
          'We put it to use, and practised co-production on questions from people’s own work.',
        ),
      ),
      project: projects.peerWorkers,
      topics: [topics.mentalHealth, topics.coProduction],
    },
    authorship: {
      ...common,
      ...londonTimes('2023-04-26', '14:00', '15:00'),
      slug: 'equity-in-authorship',
      title: 'Equity in authorship: a discussion at the UCL Open Science conference',
      kind: 'conference',
      format: 'online',
      accessProvision: ['live-captions'],
      summary: 'Who gets named on research, in which order, and who decides?',
      heroImage: media.pages,
      body: richText(
        paragraph(
          'People who shape a piece of research are not always among its authors. In small groups we talked about what would be fair, and what stands in the way.',
        ),
      ),
      hosts: [
        people.nicc,
        people.alison,
        people.nira,
        people.sarah,
        people.naheen,
        people.yesmin,
        people.lynn,
        people.humma,
        people.isaac,
      ].map((person) => ({ person, role: 'facilitator' })),
      topics: [topics.equity, topics.research],
    },
    training: {
      ...common,
      ...londonTimes('2023-04-27', '10:00', '13:00'),
      slug: 'co-production-training-for-phd-students',
      title: 'Co-production training for PhD students in Mental Health Sciences',
      kind: 'training',
      format: 'online',
      accessProvision: ['regular-breaks', 'materials-in-advance'],
      summary: 'A morning for researchers at the start of their work with communities.',
      heroImage: media.steps,
      body: richText(
        paragraph(
          'What co-production is, what it is not, and what the students can change in their own projects now.',
        ),
      ),
      speakers: [people.nicc, people.chloe, people.anthony].map((person) => ({
        person,
        role: 'trainer',
      })),
      topics: [topics.training, topics.mentalHealth],
    },
    mayCuppa: {
      ...common,
      ...londonTimes('2023-05-02', '13:00', '14:00'),
      slug: 'co-pro-cuppa-may-2023',
      title: 'Co-Pro Cuppa: May',
      kind: 'cuppa',
      format: 'online',
      accessProvision: ['live-captions'],
      summary: 'Our monthly hour to meet, listen and talk, with a drink of your choice.',
      heroImage: media.cups,
      series: cuppaSeries,
      topics: [topics.coProduction],
    },
    strategySession: {
      ...common,
      ...strategySession,
      slug: 'strategy-session-two',
      title: 'Our next strategy: second open session',
      kind: 'strategy-session',
      format: 'online',
      joiningLink: 'https://meet.example.org/strategy-session-two',
      accessProvision: ['live-captions', 'bsl', 'regular-breaks'],
      summary: 'Help to write the strategy that follows “Our Direction”. Newcomers are welcome.',
      heroImage: media.hills,
      body: richText(
        paragraph(
          'We start with what the first session said and work on it in small groups. There is nothing to prepare.',
        ),
      ),
      hosts: [{ person: people.nicc, role: 'facilitator' }],
      signUp: {
        mode: 'here',
        capacity: 40,
        waitingList: true,
        closesAt: strategySession.startsAt,
        questions: [
          { label: 'Did you come to the first session?', type: 'yes-no' },
          { label: 'What should we not forget?', type: 'text' },
        ],
      },
      project: projects.strategy,
      topics: [topics.strategy],
    },
    eveningCuppa: {
      ...common,
      ...cuppa,
      slug: 'co-pro-cuppa-in-the-evening',
      title: 'Co-Pro Cuppa in the evening',
      kind: 'cuppa',
      format: 'online',
      joiningLink: 'https://meet.example.org/co-pro-cuppa',
      accessProvision: ['live-captions'],
      summary:
        'Our monthly get-together, later than usual, so that people who are busy in the day can come.',
      heroImage: media.eveningCup,
      body: richText(
        paragraph(
          'Bring a drink, or your dinner. Come for ten minutes or for the whole time, with your camera on or off.',
        ),
      ),
      inPlainWords:
        'This is a friendly meeting online. It is in the evening. You can talk, or only listen.',
      hosts: [{ person: people.nicc, role: 'host' }],
      signUp: {
        mode: 'here',
        capacity: 60,
        waitingList: true,
        closesAt: cuppa.startsAt,
        questions: [
          {
            label: 'How did you hear of the Cuppa?',
            type: 'choice',
            options: ['From a friend', 'Newsletter', 'Social media', 'Somewhere else'],
          },
        ],
      },
      series: cuppaSeries,
      topics: [topics.coProduction],
    },
  } satisfies Record<string, SampleEvent>
}

export type SampleEvents = Record<keyof ReturnType<typeof describeEvents>, string>

/** The two events that take sign-ups lie ahead of the day of loading, the others in the past. */
export const addEvents = (loader: SampleLoader, refs: References): Promise<SampleEvents> =>
  mapInTurn(describeEvents(refs), (data: SampleEvent) =>
    loader.add({ collection: eventsSlug, key: { slug: { equals: data.slug } }, data }),
  )
