import { idField } from '../fields/id.ts'
import { serverOnly } from '../serverOnly.ts'
import { turnsSlug } from '../slugs.ts'

/**
 * When each kind of work that servers do by the clock is due again: whichever of them takes its turn
 * first does it for all. The id is the name of the work.
 */
export const Turns = serverOnly({
  slug: turnsSlug,
  labels: { singular: 'Turn', plural: 'Turns' },
  fields: [
    idField,
    { name: 'dueAt', type: 'date', required: true },
    /** The process that took its turn last. */
    { name: 'holder', type: 'text' },
  ],
})
