import { type Content, element } from './element.ts'
import { paragraphs } from './lines.ts'
import type { Shown } from './references.ts'

type Quote = Pick<Shown['testimonials'], 'attribution' | 'quote' | 'shownAs'> & {
  person?: string | { name?: string | null } | null
}

/** What somebody said, and who that is as far as they wish it to be shown. */
export const quoteFigure = (testimonial: Quote): Content => {
  const speaker = speakerOf(testimonial)
  return element(
    'figure',
    {},
    element('blockquote', {}, paragraphs(testimonial.quote)),
    speaker && element('figcaption', {}, speaker),
  )
}

/**
 * How a speaker is named: by their profile and in words, in words only, or not at all. A profile
 * that may not be seen is an id, and names nobody.
 */
function speakerOf({ attribution, person, shownAs }: Quote): string | undefined {
  if (shownAs !== 'person' && shownAs !== 'attribution') return undefined
  const name = shownAs === 'person' && typeof person === 'object' ? person?.name : undefined
  return [name, attribution?.trim()].filter(Boolean).join(', ') || undefined
}
