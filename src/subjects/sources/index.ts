import type { Source } from '../subject.ts'
import { activity } from './activity.ts'
import { mails } from './mails.ts'
import { media } from './media.ts'
import { mentions } from './mentions.ts'
import { notices } from './notices.ts'
import { people } from './people.ts'
import { redirects } from './redirects.ts'
import { references } from './references.ts'
import { registrations } from './registrations.ts'
import { testimonials } from './testimonials.ts'
import { traces } from './traces.ts'
import { users } from './users.ts'
import { webhookDeliveries } from './webhookDeliveries.ts'

/**
 * Every kind of personal data, in the order in which it is erased: what was told of a profile goes
 * before its deletion is told of, and references before what they refer to.
 */
export const sources: Source[] = [
  webhookDeliveries,
  activity,
  redirects,
  traces,
  mails,
  notices,
  registrations,
  testimonials,
  media,
  references,
  people,
  users,
  mentions,
]

/** What no command can take back, and why. */
export const staysElsewhere = [
  'Backups hold what they held until they are deleted in their turn.',
  'Mails that were sent are with those who received them, and with the mail servers on the way.',
  'Other programs and sites may hold what they read while it was public; webhooks told them of the change.',
  'Logs of the server name documents by their ids only.',
  'The record of this request keeps a keyed hash of whom it was about, and nothing else about them.',
]
