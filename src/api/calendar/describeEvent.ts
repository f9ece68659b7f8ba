import type { CalendarEvent } from './calendarEvent.ts'

/** The words of an option of a select, such as `Step-free` for `step-free` of `venue.access`. */
export type Label = (path: string, value: string) => string

/** What somebody wants to know who finds an event in their calendar, in paragraphs. */
export function describeEvent(event: CalendarEvent, label: Label): string {
  const { accessProvision, format, inPlainWords, status, summary, venue } = event
  const list = (path: string, values: readonly string[] | null | undefined) =>
    (values ?? []).map((value) => label(path, value)).join(', ')
  const place = format === 'online' ? undefined : venue
  return [
    status && status !== 'scheduled' && `${label('status', status)}.`,
    summary?.trim(),
    headed('In plain words', inPlainWords),
    headed('At the venue', list('venue.access', place?.access)),
    headed('Getting there and around', place?.accessNotes),
    headed('So that everybody can take part', list('accessProvision', accessProvision)),
  ]
    .filter(Boolean)
    .join('\n\n')
}

const headed = (heading: string, text: string | null | undefined) =>
  text?.trim() && `${heading}: ${text.trim()}`

/** Where an event takes place, on one line. */
export function placeOf({ format, venue }: CalendarEvent): string {
  if (format === 'online') return 'Online'
  const place = [venue?.name, venue?.address]
    .flatMap((text) => text?.split('\n') ?? [])
    .map((line) => line.trim().replace(/,$/, ''))
    .filter(Boolean)
    .join(', ')
  return format === 'hybrid' ? `${place}, and online` : place
}
