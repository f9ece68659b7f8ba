import type { RequiredDataFromCollectionSlug } from 'payload'

type Content =
  'events' | 'organisations' | 'people' | 'posts' | 'projects' | 'testimonials' | 'topics'
type Data = { [Slug in Content]: RequiredDataFromCollectionSlug<Slug> }
type Factory<Slug extends Content> = (overrides?: Partial<Data[Slug]>) => Data[Slug]

let made = 0
const factory =
  <Slug extends Content>(make: (n: number) => Data[Slug]): Factory<Slug> =>
  (overrides) => ({ ...make((made += 1)), ...overrides })

/** For each collection a function that gives data for a new document, enough to be published. */
export const factories: { [Slug in Content]: Factory<Slug> } = {
  events: factory<'events'>((n) => ({
    title: `Cuppa ${n}`,
    startsAt: '2027-03-01T14:00:00.000Z',
    endsAt: '2027-03-01T15:00:00.000Z',
    format: 'online',
  })),
  organisations: factory<'organisations'>((n) => ({ name: `Organisation ${n}` })),
  people: factory<'people'>((n) => ({ fullName: `Person Number${n}` })),
  posts: factory<'posts'>((n) => ({ title: `Post ${n}` })),
  projects: factory<'projects'>((n) => ({ title: `Project ${n}` })),
  testimonials: factory<'testimonials'>((n) => ({
    quote: `It was good, ${n} times over.`,
    consent: { status: 'granted' },
  })),
  topics: factory<'topics'>((n) => ({ name: `Topic ${n}` })),
}
