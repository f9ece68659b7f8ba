import { peopleSlug } from '../../../collections/slugs.ts'
import { mapInTurn } from '../mapInTurn.ts'
import type { SampleLoader } from '../sampleLoader.ts'
import type { SampleOrganisations } from './organisations.ts'

const people = {
  nicc: { fullName: 'Nicc', role: 'Facilitator and trainer' },
  alison: { fullName: 'Alison', role: 'Facilitator' },
  nira: { fullName: 'Nira', role: 'Facilitator' },
  sarah: { fullName: 'Sarah', role: 'Facilitator' },
  naheen: { fullName: 'Naheen', role: 'Facilitator' },
  yesmin: { fullName: 'Yesmin', role: 'Facilitator' },
  lynn: { fullName: 'Lynn', role: 'Facilitator' },
  humma: { fullName: 'Humma', role: 'Facilitator' },
  isaac: { fullName: 'Isaac', role: 'Facilitator' },
  chloe: { fullName: 'Chloe', role: 'Trainer' },
  anthony: { fullName: 'Anthony', role: 'Trainer' },
}

export type SamplePeople = Record<keyof typeof people, string>

/** The people of the update, who are named there by their first names. */
export const addPeople = (
  loader: SampleLoader,
  organisations: SampleOrganisations,
): Promise<SamplePeople> =>
  mapInTurn(people, (person) =>
    loader.add({
      collection: peopleSlug,
      key: { slug: { equals: person.fullName.toLowerCase() } },
      data: {
        ...person,
        creditAs: 'first-name',
        organisation: organisations.collective,
        publishedAt: '2023-05-04T09:00:00.000Z',
        _status: 'published',
      },
    }),
  )
