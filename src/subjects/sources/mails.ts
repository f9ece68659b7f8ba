import { mailsSlug } from '../../../collections/slugs.ts'
import { itemsByEmail } from '../itemsOf.ts'
import { destroy } from '../rewrite.ts'
import type { Source } from '../subject.ts'

export const mails: Source = {
  kind: 'mails',
  label: 'Mails sent or waiting',
  isExported: true,
  secrets: ['key'],
  find: ({ subject, req }) => itemsByEmail(mailsSlug, 'to', subject.emails, req),
  erase: async (items, _, { req }) => {
    for (const { id } of items) await destroy(mailsSlug, id, req)
    return { deleted: items.length }
  },
}
