import { testimonialsSlug } from '../../../collections/slugs.ts'
import { mapInTurn } from '../mapInTurn.ts'
import type { SampleLoader } from '../sampleLoader.ts'
import type { SampleEvents } from './events.ts'
import type { SampleProjects } from './projects.ts'

const best = 'What was best about the day?'
const changed = 'What has changed for you?'

const quotes = {
  heard: {
    prompt: best,
    quote:
      'Nobody was in a hurry. I could finish a thought, and it turned up on the wall afterwards.',
  },
  together: {
    prompt: best,
    quote:
      'Managers and peer workers sat at one table, and after an hour I had stopped noticing who was who.',
  },
  confidence: {
    prompt: changed,
    quote:
      'I came as the only peer worker of my team. I left with eleven names and a plan to meet.',
  },
  practice: {
    prompt: changed,
    quote: 'I used to ask people what they think of our plan. Now I bring an empty sheet.',
  },
  overall: {
    prompt: 'How was it overall?',
    quote: 'Tiring in the good way. Please keep the long lunch, half of the work was done there.',
  },
}

const withdrawn = {
  prompt: best,
  quote: 'This sample quote was taken back by the person who gave it, so nobody outside sees it.',
}

export type SampleTestimonials = Record<keyof typeof quotes, string>

/** Five quotes whose consent is granted, and one whose consent is withdrawn. */
export async function addTestimonials(
  loader: SampleLoader,
  refs: { events: SampleEvents; projects: SampleProjects },
): Promise<SampleTestimonials> {
  const add = (words: { prompt: string; quote: string }, status: 'granted' | 'withdrawn') =>
    loader.add({
      collection: testimonialsSlug,
      key: { quote: { equals: words.quote } },
      data: {
        ...words,
        summary: 'A sample quote, written for the demonstration.',
        shownAs: 'anonymous',
        consent: { status, givenAt: '2023-04-20T15:30:00.000Z', method: 'written' },
        event: refs.events.aprilWorkshop,
        project: refs.projects.peerWorkers,
        publishedAt: '2023-05-04T09:00:00.000Z',
        _status: 'published',
      },
    })
  await add(withdrawn, 'withdrawn')
  return mapInTurn(quotes, (words) => add(words, 'granted'))
}
