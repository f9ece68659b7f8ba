import type { CollectionConfig } from 'payload'

import { nobody } from '../access/nobody.ts'
import { idField } from '../fields/id.ts'
import { turnsSlug } from '../slugs.ts'

/**
 * When each kind of work that servers do by the clock is due again: whichever of them takes its turn
 * first does it for all. The id is the name of the work.
 */
export const Turns: CollectionConfig = {
  slug: turnsSlug,
  labels: { singular: 'Turn', plural: 'Turns' },
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  disableDuplicate: true,
  lockDocuments: false,
  graphQL: false,
  endpoints: false,
  fields: [
    idField,
    { name: 'dueAt', type: 'date', required: true },
    /** The process that took its turn last. */
    { name: 'holder', type: 'text' },
  ],
}
