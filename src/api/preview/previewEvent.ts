import { type Content, element } from '../../renditions/element.ts'
import { lines, paragraphs } from '../../renditions/lines.ts'
import { referencesTo } from '../../renditions/references.ts'
import { timeElement } from '../../renditions/timeElement.ts'
import { idOf, idsOf } from '../../renditions/values.ts'
import * as parts from './parts.ts'
import type { MakePreview } from './preview.ts'

/** Without the joining link, which only those who have signed up are sent. */
const fields = {
  _status: true,
  accessProvision: true,
  body: true,
  endsAt: true,
  format: true,
  formats: true,
  heroImage: true,
  hosts: true,
  inPlainWords: true,
  kind: true,
  meta: { noIndex: true },
  project: true,
  signUp: { mode: true },
  slug: true,
  speakers: true,
  startsAt: true,
  status: true,
  summary: true,
  timeZone: true,
  title: true,
  topics: true,
  venue: true,
} as const

export const previewEvent: MakePreview = async ({ label, read, refer }) => {
  const event = await read('events', fields)
  if (!event) return undefined
  const { id, slug, status, summary, title, venue } = event
  const rendering = await refer(
    [event.body],
    [
      ...referencesTo('media', idsOf([event.heroImage])),
      ...referencesTo('topics', idsOf(event.topics)),
      ...referencesTo('projects', idsOf([event.project])),
      ...[event.hosts, event.speakers, event.formats].flatMap(parts.rowReferences),
    ],
  )
  const { references, site } = rendering
  const project = references.projects.get(idOf(event.project) ?? '')
  const labels = (path: string, values: readonly string[] | null | undefined) =>
    parts.bullets((values ?? []).map((value) => label(path, value)))
  const isElsewhere = event.format === 'online'
  return {
    id,
    slug,
    summary,
    title,
    isDraft: event._status !== 'published',
    noIndex: event.meta?.noIndex,
    kind: event.kind ? label('kind', event.kind) : 'Event',
    content: [
      status && status !== 'scheduled'
        ? element('p', { className: ['notice'] }, `${label('status', status)}.`)
        : undefined,
      parts.facts(
        ['When', when(event)],
        ['How', event.format ? label('format', event.format) : undefined],
        ['Where', isElsewhere ? undefined : where(venue)],
        ['At the venue', isElsewhere ? undefined : labels('venue.access', venue?.access)],
        ['Getting there and around', isElsewhere ? undefined : paragraphs(venue?.accessNotes)],
        ['So that everybody can take part', labels('accessProvision', event.accessProvision)],
        [
          'Project',
          project && element('a', { href: site.addressOf('projects', project) }, project.title),
        ],
      ),
      event.signUp?.mode === 'here' && event._status === 'published'
        ? element(
            'p',
            {},
            element('a', { href: `/events/${id}/sign-up` }, 'Sign up for this event'),
          )
        : undefined,
      parts.picture(event.heroImage, rendering),
      parts.body(event.body, rendering),
      parts.plainLanguage(event, rendering, label),
      parts.section('Hosts', parts.namedList(event.hosts, rendering)),
      parts.section('Speakers', parts.namedList(event.speakers, rendering)),
      parts.topics(event.topics, rendering),
    ],
  }
}

type Times = {
  startsAt?: string | null
  endsAt?: string | null
  timeZone?: string | null
}

/** By the clocks of the event’s own place, whose name says which those are. */
function when({ endsAt, startsAt, timeZone }: Times): Content {
  if (!startsAt) return undefined
  return [
    timeElement(startsAt, timeZone),
    endsAt ? [' to ', timeElement(endsAt, timeZone)] : undefined,
    ` (time zone ${timeZone ?? 'Europe/London'})`,
  ]
}

type Venue = { name?: string | null; address?: string | null }

const where = (venue: Venue | undefined): Content =>
  lines([venue?.name, venue?.address].filter(Boolean).join('\n'))
