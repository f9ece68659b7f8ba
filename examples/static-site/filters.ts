import type { Event, Media, Organisation, Person, Post } from 'collective-cms/types'

import { server } from './server.ts'

type Maybe<Value> = Value | null | undefined
type Named = {
  person?: Maybe<string | Person>
  organisation?: Maybe<string | Organisation>
  role?: Maybe<string>
}

/** The absolute address of something on the server, such as a file. */
export const address = (path: string): string => new URL(path, server).href

/** An instant by the clocks of an event’s own place, such as “Tuesday, 8 December 2026 at 09:00 GMT”. */
export const zoned = (instant: string, timeZone: Event['timeZone']): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: timeZone ?? 'Europe/London',
  }).format(new Date(instant))

/** The day of an instant, such as “4 May 2023”. */
export const day = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(
    new Date(instant),
  )

/** A value of a select as words, such as “live captions”. */
export const words = (value: string): string =>
  value.replaceAll('-', ' ').replace(/^(bsl|pdf)\b/, (letters) => letters.toUpperCase())

/** Whom rows of people and organisations name, the way they wish; who is not public stays unnamed. */
export function named(rows: Maybe<Named[]>, order?: Post['creditsOrder']) {
  const names = (rows ?? []).flatMap(({ organisation, person, role }) => {
    const someone = populated(person)
    const group = populated(organisation)
    const name = someone?.name ?? group?.name
    const href = someone?.slug ? `/people/${someone.slug}/` : group?.url
    return name ? [{ name, role, href }] : []
  })
  return order === 'alphabetical'
    ? names.toSorted((one, two) => one.name.localeCompare(two.name, 'en'))
    : names
}

/** The documents of a relation that are public. */
export const shown = <Doc extends object>(values: Maybe<(Doc | string)[]>): Doc[] =>
  (values ?? []).flatMap((value) => populated(value) ?? [])

/** A picture of a width that suits a page; none while it is not public. */
export function picture(value: Maybe<string | Media>) {
  const media = populated(value)
  const copy = media?.sizes?.medium?.url ? media.sizes.medium : media
  if (!media || !copy?.url) return undefined
  const { alt, credit, decorative } = media
  const { height, width } = copy
  return { src: address(copy.url), alt: decorative ? '' : (alt ?? ''), credit, height, width }
}

/** What may not be read stays an identifier. */
const populated = <Doc extends object>(value: Maybe<Doc | string>): Doc | undefined =>
  typeof value === 'object' && value !== null ? value : undefined
