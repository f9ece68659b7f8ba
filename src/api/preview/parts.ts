import { byShownName } from '../../lib/byShownName.ts'
import { defaultTimeZone } from '../../lib/defaultTimeZone.ts'
import { downloadLink } from '../../renditions/downloadLink.ts'
import { type Content, element, flatten } from '../../renditions/element.ts'
import { paragraphs } from '../../renditions/lines.ts'
import { mediaFigure } from '../../renditions/mediaFigure.ts'
import { type Reference, referencesTo } from '../../renditions/references.ts'
import type { Rendering } from '../../renditions/rendering.ts'
import { richTextTree } from '../../renditions/richTextTree.ts'
import { idOf, idsOf } from '../../renditions/values.ts'
import type { PreviewSource } from './preview.ts'

type Maybe<Value> = Value | null | undefined
type Format = { kind?: Maybe<string>; file?: unknown; url?: Maybe<string> }

/** A part of the page with a heading; nothing where it would be empty. */
export const section = (heading: string, content: Content): Content =>
  flatten(content).length > 0
    ? element('section', {}, element('h2', {}, heading), content)
    : undefined

/** A part of the page with a style of its own; nothing where it would be empty. */
export const box = (name: string, content: Content): Content =>
  flatten(content).length > 0 ? element('div', { className: [name] }, content) : undefined

/** What is known in short, each with its name; what is not known is left out. */
export function facts(...rows: [name: string, value: Content][]): Content {
  const known = rows.filter(([, value]) => flatten(value).length > 0)
  if (known.length === 0) return undefined
  return element(
    'dl',
    {},
    known.map(([name, value]) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, value)),
    ),
  )
}

/** A list; nothing where there is nothing in it. */
export const bullets = (items: Content[]): Content =>
  items.length > 0
    ? element(
        'ul',
        {},
        items.map((item) => element('li', {}, item)),
      )
    : undefined

export const picture = (value: unknown, { references, site }: Rendering): Content => {
  const media = references.media.get(idOf(value) ?? '')
  return media && mediaFigure(media, site)
}

export const body = (state: unknown, rendering: Rendering): Content =>
  richTextTree(state, rendering).children

/** The version in plain words, and the other forms in which there is the same. */
export const plainLanguage = (
  { formats, inPlainWords }: { formats?: Maybe<Format[]>; inPlainWords?: Maybe<string> },
  { references, site }: Rendering,
  label: PreviewSource['label'],
): Content => [
  section('In plain words', paragraphs(inPlainWords)),
  section(
    'Other formats',
    bullets(
      (formats ?? []).flatMap(({ file, kind, url }) => {
        const words = kind ? label('formats.kind', kind) : undefined
        const media = references.media.get(idOf(file) ?? '')
        if (media) return flatten(downloadLink(media, site, words))
        const href = url ? site.linkAddress(url) : undefined
        return href ? [element('a', { href }, words ?? href)] : []
      }),
    ),
  ),
]

export const topics = (values: unknown, { references }: Rendering): Content =>
  section('Topics', bullets(idsOf(values).flatMap((id) => references.topics.get(id)?.name ?? [])))

type Named = { person?: unknown; organisation?: unknown; role?: Maybe<string> }

/** People and organisations with what they did, as far as they may be shown. */
export function namedList(
  rows: Maybe<Named[]>,
  { references, site }: Rendering,
  options: { order?: Maybe<string>; roleOf?: (role: string) => string } = {},
): Content {
  const { order, roleOf = (role) => role } = options
  const shown = (rows ?? []).flatMap(({ organisation, person, role }) => {
    const someone = references.people.get(idOf(person) ?? '')
    const group = references.organisations.get(idOf(organisation) ?? '')
    const name = someone?.name ?? group?.name
    const href = someone ? site.addressOf('people', someone) : site.linkAddress(group?.url ?? '')
    return name ? [{ name, href, role }] : []
  })
  if (order === 'alphabetical') shown.sort((one, two) => byShownName(one.name, two.name))
  return bullets(
    shown.map(({ href, name, role }) => [
      href ? element('a', { href }, name) : name,
      role ? `, ${roleOf(role)}` : undefined,
    ]),
  )
}

/** The documents that rows of people, organisations and formats refer to. */
export const rowReferences = (rows: Maybe<(Format | Named)[]>): Reference[] =>
  (rows ?? []).flatMap((row) => [
    ...('person' in row ? referencesTo('people', idsOf([row.person])) : []),
    ...('organisation' in row ? referencesTo('organisations', idsOf([row.organisation])) : []),
    ...('file' in row ? referencesTo('media', idsOf([row.file])) : []),
  ])

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: defaultTimeZone })

/** A day, from the instant at which it is stored. */
export const day = (instant: Maybe<string>): Content =>
  instant
    ? element('time', { dateTime: instant.slice(0, 10) }, longDate.format(new Date(instant)))
    : undefined
