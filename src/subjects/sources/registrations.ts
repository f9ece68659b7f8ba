import { registrationsSlug } from '../../../collections/slugs.ts'
import { itemsByEmail } from '../itemsOf.ts'
import { destroy } from '../rewrite.ts'
import type { Source } from '../subject.ts'

export const registrations: Source = {
  kind: 'registrations',
  label: 'Sign-ups for events',
  isExported: true,
  secrets: ['key', 'tokenHash'],
  find: ({ subject, req }) => itemsByEmail(registrationsSlug, 'email', subject.emails, req),
  erase: async (items, _, { req }) => {
    for (const { id } of items) await destroy(registrationsSlug, id, req)
    return { deleted: items.length }
  },
}
