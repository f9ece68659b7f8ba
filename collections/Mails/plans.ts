import type { Event } from '../../src/lib/payload-types.ts'

/** What people plan by who have signed up for an event. */
export type Plans = {
  startsAt: string
  endsAt: string
  timeZone: string
  status: string
  format: string
  venue: string
  joiningLink: string
}

export const plansOf = (event: Event): Plans => ({
  startsAt: new Date(event.startsAt).toISOString(),
  endsAt: new Date(event.endsAt).toISOString(),
  timeZone: event.timeZone ?? '',
  status: event.status ?? 'scheduled',
  format: event.format,
  venue:
    event.format === 'online'
      ? ''
      : [event.venue?.name, event.venue?.address]
          .flatMap((text) => text?.split('\n') ?? [])
          .map((line) => line.trim().replace(/,$/, ''))
          .filter(Boolean)
          .join(', '),
  joiningLink: event.format === 'in-person' ? '' : (event.joiningLink?.trim() ?? ''),
})
