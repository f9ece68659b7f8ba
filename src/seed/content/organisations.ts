import { organisationsSlug } from '../../../collections/slugs.ts'
import { mapInTurn } from '../mapInTurn.ts'
import type { SampleLoader } from '../sampleLoader.ts'

const organisations = {
  collective: {
    slug: 'co-production-collective',
    name: 'Co-Production Collective',
    summary: 'A community of people who co-produce, and who help others to. Based at UCL.',
  },
  globalProsperity: {
    slug: 'ucl-institute-for-global-prosperity',
    name: 'UCL Institute for Global Prosperity',
    summary: 'Asks what people need to live well, and studies it with them.',
  },
  education: {
    slug: 'ucl-institute-of-education',
    name: 'UCL Institute of Education',
    summary: 'Research and teaching about education and society.',
  },
  justiceEquality: {
    slug: 'ucl-grand-challenge-of-justice-and-equality',
    name: 'UCL Grand Challenge of Justice & Equality',
    summary: 'Funds work across UCL on a fairer society.',
  },
  camdenIslington: {
    slug: 'camden-and-islington',
    name: 'Camden and Islington',
    summary: 'One of the three NHS mental health trusts of North Central London.',
  },
  barnetEnfieldHaringey: {
    slug: 'barnet-enfield-and-haringey',
    name: 'Barnet, Enfield and Haringey',
    summary: 'One of the three NHS mental health trusts of North Central London.',
  },
  centralNorthWest: {
    slug: 'central-and-north-west-london',
    name: 'Central and North West London',
    summary: 'One of the three NHS mental health trusts of North Central London.',
  },
  voluntarySector: {
    slug: 'voluntary-and-third-sector-organisations',
    name: 'Voluntary and third-sector organisations',
    summary: 'Local groups and charities that take part, listed together here.',
  },
  openScience: {
    slug: 'ucl-open-science',
    name: 'UCL Open Science',
    summary: 'Makes research open to everybody, from the question to the findings.',
  },
  mentalHealthSciences: {
    slug: 'ucl-mental-health-sciences',
    name: 'UCL Mental Health Sciences',
    summary: 'Studies mental health, and trains the researchers who will.',
  },
}

export type SampleOrganisations = Record<keyof typeof organisations, string>

export const addOrganisations = (loader: SampleLoader): Promise<SampleOrganisations> =>
  mapInTurn(organisations, (data) =>
    loader.add({ collection: organisationsSlug, key: { slug: { equals: data.slug } }, data }),
  )
