import { quoteFigure } from '../quoteFigure.ts'
import { referencesTo } from '../references.ts'
import type { BlockRendition } from '../rendering.ts'
import { idOf, idsOf } from '../values.ts'

/** A testimonial; nothing at all without the consent to it. */
export const quote: BlockRendition = {
  references: ({ testimonial }) => referencesTo('testimonials', idsOf([testimonial])),
  tree: ({ testimonial }, { references }) => {
    const found = references.testimonials.get(idOf(testimonial) ?? '')
    return found && quoteFigure(found)
  },
}
