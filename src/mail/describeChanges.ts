import type { Plans } from '../../collections/Mails/plans.ts'
import { formatZoned } from '../lib/zonedTime.ts'

const formats: Record<string, string> = {
  online: 'online',
  'in-person': 'in person',
  hybrid: 'in person and online',
}

/** What has changed of an event, a sentence each, the old after the new. */
export function describeChanges(before: Plans, now: Plans): string[] {
  const moment = (name: 'endsAt' | 'startsAt', plans: Plans) =>
    formatZoned(plans[name], plans.timeZone)
  const differs = (name: keyof Plans) => before[name] !== now[name]
  const times = (['startsAt', 'endsAt'] as const)
    .filter((name) => moment(name, before) !== moment(name, now))
    .map((name) => {
      const verb = name === 'startsAt' ? 'starts' : 'ends'
      return `It ${verb} on ${moment(name, now)}. Before, it was ${moment(name, before)}.`
    })
  return [
    ...(differs('status') && now.status === 'scheduled' ? ['It is going ahead.'] : []),
    ...times,
    ...(differs('format')
      ? [`It is ${formats[now.format]}. Before, it was ${formats[before.format]}.`]
      : []),
    ...(differs('venue') && now.venue
      ? [`The venue is ${now.venue}.${before.venue ? ` Before, it was ${before.venue}.` : ''}`]
      : []),
    ...(differs('joiningLink') && now.joiningLink
      ? [
          before.joiningLink
            ? 'The link to join online is a new one. Please do not use the old one.'
            : 'There is a link to join online now.',
        ]
      : []),
  ]
}
