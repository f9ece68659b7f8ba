import { projectsSlug } from '../../../collections/slugs.ts'
import { bulletList, heading, paragraph, richText } from '../richText.ts'
import type { SampleLoader } from '../sampleLoader.ts'
import type { SampleMedia } from './media.ts'
import type { SampleOrganisations } from './organisations.ts'
import type { SamplePeople } from './people.ts'
import type { SampleTopics } from './topics.ts'

export type SampleProjects = { barriers: string; peerWorkers: string; strategy: string }

export async function addProjects(
  loader: SampleLoader,
  refs: {
    media: SampleMedia
    organisations: SampleOrganisations
    people: SamplePeople
    topics: SampleTopics
  },
): Promise<SampleProjects> {
  const { media, organisations, people, topics } = refs
  const common = { publishedAt: '2023-05-04T09:00:00.000Z', _status: 'published' as const }

  const barriers = await loader.add({
    collection: projectsSlug,
    key: { slug: { equals: 'barriers-to-participatory-research' } },
    data: {
      ...common,
      slug: 'barriers-to-participatory-research',
      title: 'What stops us? Barriers to participatory social-justice research',
      summary:
        'We asked university researchers and community partners what gets in the way of doing research on social justice together.',
      status: 'completed',
      heroImage: media.barriers,
      gallery: [media.notes, media.bubbles],
      body: richText(
        paragraph(
          'Many people at universities want to do research with communities, and many communities want research that is of use to them. Still it happens less often than either side would like. We wanted to know why.',
        ),
        heading('How we went about it'),
        bulletList(
          'Interviews with researchers and with community partners, in their own words.',
          'A sense-making workshop, where everybody looked at what had been said and decided together what it meant.',
          'Findings that were published, with a blog to follow.',
        ),
      ),
      inPlainWords:
        'Researchers and local people want to work together. It is often hard. We asked them what makes it hard. Then we all met and talked about the answers.',
      partners: [
        { organisation: organisations.collective, role: 'lead' },
        { organisation: organisations.globalProsperity, role: 'partner' },
        { organisation: organisations.education, role: 'partner' },
        { organisation: organisations.justiceEquality, role: 'funder' },
      ],
      outputs: [
        {
          title: 'Impact report (sample)',
          date: '2023-05-04T12:00:00.000Z',
          document: media.impactReport,
        },
      ],
      topics: [topics.research, topics.equity, topics.coProduction],
    },
  })

  const peerWorkers = await loader.add({
    collection: projectsSlug,
    key: { slug: { equals: 'peer-worker-community-of-excellence' } },
    data: {
      ...common,
      slug: 'peer-worker-community-of-excellence',
      title: 'The Peer Worker Community of Excellence',
      summary:
        'Peer workers, people who use services and three NHS trusts are building a community that helps peer work to thrive.',
      status: 'active',
      startDate: '2022-10-01T12:00:00.000Z',
      heroImage: media.table,
      gallery: [media.weave, media.leaves],
      body: richText(
        paragraph(
          'Peer workers use what they have lived through to support others. Across North Central London they work in three mental health trusts and in voluntary organisations, often a long way from one another. This community is to bring them together, and our part is to help it to be co-produced from the start.',
        ),
        heading('So far'),
        bulletList(
          'Listening exercises online, to hear what a community should be for.',
          'A workshop in person in October 2022 that set the direction.',
          'A second workshop on 20 April 2023 that settled its values, how it works, how it stays safe, and how it will know that it makes a difference.',
        ),
      ),
      inPlainWords:
        'Peer workers help people through hard times that they have been through too. This project brings peer workers together so that they can learn from each other.',
      partners: [
        { organisation: organisations.collective, role: 'lead' },
        { organisation: organisations.camdenIslington, role: 'partner' },
        { organisation: organisations.barnetEnfieldHaringey, role: 'partner' },
        { organisation: organisations.centralNorthWest, role: 'partner' },
        { organisation: organisations.voluntarySector, role: 'partner' },
      ],
      topics: [topics.mentalHealth, topics.coProduction],
    },
  })

  const strategy = await loader.add({
    collection: projectsSlug,
    key: { slug: { equals: 'our-next-strategy' } },
    data: {
      ...common,
      slug: 'our-next-strategy',
      title: 'After “Our Direction”: our next strategy',
      summary:
        'We are co-producing the strategy that follows “Our Direction”, in sessions that anybody can join.',
      status: 'active',
      heroImage: media.compass,
      body: richText(
        paragraph(
          '“Our Direction” has brought us a long way. What comes next is being worked out in open sessions: no papers to read first, no votes that are already decided, and room for people who are new.',
        ),
        paragraph(
          'Each session begins with what the last one said. If you missed one, you have not missed your chance.',
        ),
      ),
      inPlainWords:
        'We are making a new plan for the Collective. Everybody can help. You can come to one meeting or to all of them.',
      partners: [{ organisation: organisations.collective, role: 'lead' }],
      team: [{ person: people.nicc, role: 'facilitator' }],
      topics: [topics.strategy, topics.coProduction],
    },
  })

  return { barriers, peerWorkers, strategy }
}
