import type { Mail } from '../lib/payload-types.ts'

/** The same at every attempt, so that a mail that comes twice is known for one. */
export const messageId = ({ id }: Pick<Mail, 'id'>, sender: { address: string }): string =>
  `<${id}@${sender.address.split('@').at(-1)}>`

/** Tells other programs that a mail wants no answer of theirs. */
export const fromNobody = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
} as const
