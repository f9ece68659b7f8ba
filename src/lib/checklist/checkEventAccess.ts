import { isRecord } from '../isRecord.ts'
import type { Finding } from './finding.ts'
import type { Check } from './subject.ts'

/** What people need to know before they can decide to come. */
export const checkEventAccess: Check<Finding> = ({ collection, data }) => {
  if (collection !== 'events' || data.status === 'cancelled') return []
  const { accessProvision, format, joiningLink } = data
  const venue = isRecord(data.venue) ? data.venue : {}
  const signUp = isRecord(data.signUp) ? data.signUp : {}
  const hasVenue = format === 'in-person' || format === 'hybrid'
  const isOnline = format === 'online' || format === 'hybrid'
  const missing: [boolean, string, string][] = [
    [
      hasVenue && isEmpty(venue.access) && isEmpty(venue.accessNotes),
      'venue.access',
      'Nothing is said about access at the venue. Tick what there is, or describe it in the notes.',
    ],
    [
      isEmpty(accessProvision),
      'accessProvision',
      'Nothing is said about how everybody can take part. Tick what is arranged, such as captions or breaks.',
    ],
    [
      isOnline && isEmpty(joiningLink) && (isEmpty(signUp.mode) || signUp.mode === 'none'),
      'joiningLink',
      'People cannot get in online. Give the joining link, or a way to sign up.',
    ],
  ]
  return missing.flatMap(([isMissing, path, message]) =>
    isMissing ? [{ check: 'event-access', severity: 'advises' as const, message, path }] : [],
  )
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && !value.trim()) ||
  (Array.isArray(value) && value.length === 0)
