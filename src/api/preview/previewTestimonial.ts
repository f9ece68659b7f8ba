import { element } from '../../renditions/element.ts'
import { quoteFigure } from '../../renditions/quoteFigure.ts'
import { referencesTo } from '../../renditions/references.ts'
import { idOf, idsOf } from '../../renditions/values.ts'
import * as parts from './parts.ts'
import type { MakePreview } from './preview.ts'

const fields = {
  _status: true,
  attribution: true,
  event: true,
  person: true,
  project: true,
  prompt: true,
  quote: true,
  shownAs: true,
  summary: true,
} as const

export const previewTestimonial: MakePreview = async ({ read, refer }) => {
  const testimonial = await read('testimonials', fields)
  if (!testimonial) return undefined
  const { id, prompt, summary } = testimonial
  const { references, site } = await refer(
    [],
    [
      ...referencesTo('people', idsOf([testimonial.person])),
      ...referencesTo('events', idsOf([testimonial.event])),
      ...referencesTo('projects', idsOf([testimonial.project])),
    ],
  )
  const person = references.people.get(idOf(testimonial.person) ?? '')
  const event = references.events.get(idOf(testimonial.event) ?? '')
  const project = references.projects.get(idOf(testimonial.project) ?? '')
  return {
    id,
    summary,
    isDraft: testimonial._status !== 'published',
    kind: 'Testimonial',
    title: prompt?.trim() || 'What somebody said',
    content: [
      quoteFigure({ ...testimonial, person: person ?? null }),
      parts.facts(
        ['Event', event && element('a', { href: site.addressOf('events', event) }, event.title)],
        [
          'Project',
          project && element('a', { href: site.addressOf('projects', project) }, project.title),
        ],
      ),
    ],
  }
}
