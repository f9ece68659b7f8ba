import { usersSlug } from '../../../collections/slugs.ts'
import { itemsByEmail } from '../itemsOf.ts'
import { destroy } from '../rewrite.ts'
import type { Source } from '../subject.ts'

export const users: Source = {
  kind: 'users',
  label: 'Staff accounts',
  isExported: true,
  secrets: [
    'apiKey',
    'apiKeyIndex',
    'hash',
    'lockUntil',
    'loginAttempts',
    'resetPasswordExpiration',
    'resetPasswordToken',
    'salt',
    'sessions',
  ],
  find: ({ subject, req }) => itemsByEmail(usersSlug, 'email', subject.emails, req),
  // The collection's own rules keep the last admin, and whoever asks, in place.
  erase: async (items, { account }, { req }) => {
    if (account === 'keep') return { kept: items.length }
    for (const { id } of items) await destroy(usersSlug, id, req)
    return { deleted: items.length }
  },
}
