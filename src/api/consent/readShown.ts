import { createHash } from 'node:crypto'
import type { Payload } from 'payload'

import { mediaSlug, peopleSlug, testimonialsSlug } from '../../../collections/slugs.ts'
import { publicName } from '../../lib/personName.ts'
import type { Media, Person, Testimonial } from '../../lib/payload-types.ts'
import { fileNames } from '../../media/mediaFile.ts'
import { type Content, element } from '../../renditions/element.ts'
import { paragraphs } from '../../renditions/lines.ts'
import { mediaFigure } from '../../renditions/mediaFigure.ts'
import { quoteFigure } from '../../renditions/quoteFigure.ts'
import { readReferences } from '../../renditions/readReferences.ts'
import type { Site } from '../../renditions/site.ts'
import { idOf } from '../../renditions/values.ts'
import { htmlDocument } from '../htmlDocument.ts'
import * as parts from '../preview/parts.ts'
import { previewPerson } from '../preview/previewPerson.ts'
import { previewSource } from '../preview/previewSource.ts'
import type { Link } from './findLink.ts'
import { heldMedia } from './heldMedia.ts'

/** A way to be named, and what would be read. */
type Naming = { value: string; label: string; shown: string }

/** What would be published, and what is decided about it so far. */
export type Shown = {
  kind: string
  content: Content
  /** The ways to be named, none where nobody is. */
  namings: Naming[]
  naming: string | undefined
  consent: NonNullable<Media['consent']>
  isPublished: boolean
  /** Of what would be published: another one, and something else would be agreed to. */
  hash: string
  /** When the document itself was changed. */
  updatedAt: string
}

/** The version that a decision is about: what is published, or the newest draft of what is not. */
export async function readDecided(
  payload: Payload,
  { collection, document }: Pick<Link, 'collection' | 'document'>,
  options: { draft?: boolean; req?: Parameters<Payload['find']>[0]['req'] } = {},
): Promise<Media | Person | Testimonial | undefined> {
  const read = async (draft: boolean) => {
    const { docs } = await payload.find({
      collection,
      depth: 0,
      draft,
      limit: 1,
      pagination: false,
      ...(options.req && { req: options.req }),
      where: { id: { equals: document } },
    })
    return docs[0]
  }
  if (options.draft !== undefined) return read(options.draft)
  const live = await read(false)
  const isLive =
    !live || collection === mediaSlug || ('_status' in live && live._status === 'published')
  return isLive ? live : read(true)
}

/**
 * Reads what would be published by a link's document, exactly and as the public would see it.
 * @returns nothing where the document is gone
 */
export async function readShown(
  payload: Payload,
  link: Link,
  options: { site: Site; token: string },
): Promise<Shown | undefined> {
  const doc = await readDecided(payload, link)
  if (!doc) return undefined
  const held = await heldMedia(payload, link, 'photo' in doc ? doc.photo : undefined)
  const site = lendFiles(options.site, options.token, held)
  const described = await describe(payload, link, doc, { held, site })
  const page = htmlDocument(element('html', {}, described.content))
  const hash = createHash('sha256').update(JSON.stringify([page, described.namings]))
  return {
    ...described,
    consent: doc.consent ?? {},
    isPublished: !('_status' in doc) || doc._status === 'published',
    hash: hash.digest('base64url'),
    updatedAt: doc.updatedAt,
  }
}

/** Has files that the public may not see read by way of the link. */
function lendFiles(site: Site, token: string, held: Media[]): Site {
  const names = new Set(held.flatMap(fileNames))
  return {
    ...site,
    fileAddress: (url) => {
      const name = decodeURIComponent(url.split('/').at(-1) ?? '')
      return names.has(name)
        ? `/consent/${token}/files/${encodeURIComponent(name)}`
        : site.fileAddress(url)
    },
  }
}

type Described = Pick<Shown, 'content' | 'kind' | 'naming' | 'namings'>
type Around = { held: Media[]; site: Site }

async function describe(
  payload: Payload,
  link: Link,
  doc: Media | Person | Testimonial,
  around: Around,
): Promise<Described> {
  if ('fullName' in doc || link.collection === peopleSlug) {
    return describePerson(payload, link, doc, around)
  }
  if ('quote' in doc || link.collection === testimonialsSlug) {
    return describeTestimonial(payload, doc as Testimonial)
  }
  return {
    kind: 'A file',
    content: mediaFigure(doc, around.site),
    namings: [],
    naming: undefined,
  }
}

async function describePerson(
  payload: Payload,
  { document }: Link,
  person: Person,
  { held, site }: Around,
): Promise<Described> {
  const source = previewSource(payload, {
    collection: peopleSlug,
    id: document,
    site,
    viewer: undefined,
  })
  const own = new Map(held.map((media) => [media.id, media]))
  const profile = await previewPerson({
    ...source,
    contributionsOf: () => Promise.resolve([]),
    read: async (collection, select) => {
      const { docs } = await payload.find({
        collection,
        depth: 0,
        draft: person._status !== 'published',
        limit: 1,
        pagination: false,
        select,
        where: { id: { equals: document } },
      })
      return docs[0]
    },
    refer: async (states, references) => {
      const found = await readReferences(payload, states, references)
      return { site, references: { ...found, media: new Map([...found.media, ...own]) } }
    },
  })
  const others = held.filter(({ id }) => id !== idOf(person.photo))
  const namings = (
    [
      ['full-name', 'My full name'],
      ['first-name', 'My first name only'],
      ['anonymous', 'Without my name'],
    ] as const
  ).flatMap(([value, label]) => {
    const shown = publicName(person.fullName, value)
    return shown ? [{ value, label, shown }] : []
  })
  return {
    kind: 'Your profile',
    content: [
      parts.box('summary', paragraphs(profile?.summary)),
      profile?.content,
      parts.section(
        'Photographs that show you',
        others.map((media) => mediaFigure(media, site)),
      ),
    ],
    namings,
    naming: person.creditAs ?? 'full-name',
  }
}

async function describeTestimonial(payload: Payload, testimonial: Testimonial): Promise<Described> {
  const { prompt, quote, summary } = testimonial
  const person = idOf(testimonial.person)
  const { docs } = await payload.find({
    collection: peopleSlug,
    depth: 0,
    limit: 1,
    pagination: false,
    select: { name: true },
    where: { id: { equals: person ?? '' } },
  })
  const words = testimonial.attribution?.trim()
  const name = docs[0]?.name
  return {
    kind: 'Your words',
    content: [
      prompt?.trim() && element('p', {}, prompt),
      quoteFigure({ quote, shownAs: 'anonymous', attribution: null, person: null }),
      parts.box('summary', paragraphs(summary)),
    ].map((part) => part || undefined),
    namings: [
      ...(name
        ? [
            {
              value: 'person',
              label: 'With a link to my profile',
              shown: [name, words].filter(Boolean).join(', '),
            },
          ]
        : []),
      ...(words ? [{ value: 'attribution', label: 'With these words', shown: words }] : []),
      { value: 'anonymous', label: 'Without any name', shown: 'no name' },
    ],
    naming: testimonial.shownAs ?? 'person',
  }
}
