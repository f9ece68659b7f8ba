import { topicsSlug } from '../../../collections/slugs.ts'
import { mapInTurn } from '../mapInTurn.ts'
import type { SampleLoader } from '../sampleLoader.ts'

const topics = {
  coProduction: {
    slug: 'co-production',
    name: 'Co-production',
    summary: 'Deciding and doing things together, as equals.',
  },
  equity: {
    slug: 'equity',
    name: 'Equity',
    summary: 'Who is heard, who is named, and who is paid.',
  },
  mentalHealth: {
    slug: 'mental-health',
    name: 'Mental health',
    summary: 'Work with people who use services, peer workers and trusts.',
  },
  research: {
    slug: 'research',
    name: 'Research',
    summary: 'Research that communities and universities do side by side.',
  },
  strategy: {
    slug: 'strategy',
    name: 'Strategy',
    summary: 'Where the Collective is heading.',
  },
  training: {
    slug: 'training',
    name: 'Training',
    summary: 'Learning how to co-produce, by doing it.',
  },
}

export type SampleTopics = Record<keyof typeof topics, string>

export const addTopics = (loader: SampleLoader): Promise<SampleTopics> =>
  mapInTurn(topics, (data) =>
    loader.add({ collection: topicsSlug, key: { slug: { equals: data.slug } }, data }),
  )
