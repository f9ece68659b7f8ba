import type { CollectionSlug, FlattenedField, Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { publicCollections } from '../../src/delivery/contentChanges.ts'
import { isRecord } from '../../src/lib/isRecord.ts'
import { createAccount } from './accounts.ts'
import { fieldsWithin, fill, isAskable, relatedTo, type NamedField } from './fields.ts'
import { inParallel } from './inParallel.ts'

/*
 * Nothing here names a field or a collection: what there is comes from the configuration, and what is
 * hidden from what a reader gets of a document whose every field is filled. So a field that is added
 * is asked about too.
 */

export const askers = ['the public', 'a contributor'] as const
export type Asker = (typeof askers)[number]

/** One of two states of everything that is hidden; what is public is the same in both. */
type World = 0 | 1

type Shown = { slug: CollectionSlug; id: string; number: number }
type Hidden = Shown & { stage: Record<string, unknown> }

type RelatedField = { relation: NamedField; target: CollectionSlug; inner: NamedField }

export type Worlds = Awaited<ReturnType<typeof createWorlds>>

export const date = '2026-01-01T00:00:00.000Z'
export const past = '2026-01-02T00:00:00.000Z'
const future = '2050-01-01T00:00:00.000Z'

/** No two shown documents of a collection are as old, so that there is one order of them. */
const datesOf = ({ number }: { number: number }) => {
  const at = `2026-01-01T00:0${number}:00.000Z`
  return { createdAt: at, updatedAt: at }
}

/**
 * Fills every collection that the public reads with shown and with hidden documents.
 * @returns what there is, what of it each asker never gets, and the way to the other world
 */
export async function createWorlds(payload: Payload) {
  const { db } = payload
  const contributor = await createAccount(payload, 'contributor')
  const editors = [await createAccount(payload, 'editor'), await createAccount(payload, 'editor')]
  const users = editors.map(({ id }) => id)
  const slugs = [...publicCollections(payload)] as CollectionSlug[]
  /** Of each asker, the paths within a collection whose values they never get. */
  const unread: Record<Asker, Map<string, Set<string>>> = {
    'the public': new Map(),
    'a contributor': new Map(),
  }

  const configOf = (slug: string) => payload.collections[slug as CollectionSlug].config
  const fieldsOf = (slug: string) => fieldsWithin(configOf(slug).flattenedFields)
  const hasDrafts = (slug: string) => Boolean(configOf(slug).versions)
  const isConsented = (slug: string) => fieldsOf(slug).some(({ path }) => path === 'consent.status')

  const published = (slug: string) => ({
    ...(hasDrafts(slug) && { _status: 'published' }),
    deletedAt: null,
  })
  /** What keeps a document of a collection from the public. */
  const stagesOf = (slug: string): Record<string, unknown>[] => [
    ...(configOf(slug).trash ? [{ ...published(slug), deletedAt: past }] : []),
    ...(hasDrafts(slug) ? [{ ...published(slug), _status: 'draft' }] : []),
    ...(isConsented(slug)
      ? [
          { ...published(slug), consent: { status: 'pending' } },
          { ...published(slug), consent: { status: 'withdrawn' } },
          { ...published(slug), consent: { status: 'granted', expiresAt: past } },
        ]
      : []),
  ]

  const shown: Shown[] = slugs.flatMap((slug) =>
    [0, 1].map((number) => ({ slug, id: uuidv7(), number })),
  )
  const hidden: Hidden[] = slugs.flatMap((slug) =>
    stagesOf(slug).map((stage, number) => ({ slug, id: uuidv7(), number, stage })),
  )
  /** Hidden documents that are there in one of the worlds only. */
  const extra: Hidden[] = slugs.flatMap((slug) =>
    stagesOf(slug)
      .slice(0, 1)
      .map((stage) => ({ slug, id: uuidv7(), number: 9, stage })),
  )

  /** Those that a document refers to: a shown one, then one that is hidden. */
  const targets = (slug: string): string[] => {
    if (slug === 'users') return users
    const of = (documents: Shown[]) =>
      documents.filter((one) => one.slug === slug).map(({ id }) => id)
    return [...of(shown).slice(0, 1), ...of(hidden).slice(0, 1)]
  }

  const create = (one: Shown, data: Record<string, unknown>) =>
    db.create({ collection: one.slug, data: { ...data, ...datesOf(one), id: one.id } })

  /** Puts a document as a whole into the database, past our hooks: they would change its dates. */
  async function write(one: Shown, data: Record<string, unknown>): Promise<void> {
    const { slug, id } = one
    const dates = datesOf(one)
    await db.updateOne({ collection: slug, id, data: { ...data, ...dates }, returning: false })
    if (!hasDrafts(slug)) return
    await db.deleteVersions({ collection: slug, where: { parent: { equals: id } } })
    await db.createVersion({
      autosave: false,
      collectionSlug: slug,
      parent: id,
      versionData: { ...data, ...dates, id } as never,
      ...dates,
    })
  }

  /** What a document that everybody may read holds: what is hidden in it is another in each world. */
  function shownData({ slug, number }: Shown, world: World, from: Asker): Record<string, unknown> {
    const { flattenedFields } = configOf(slug)
    const key = `${number}`
    const seen = merge(fill(flattenedFields, { variant: 0, key, targets }), {
      ...published(slug),
      ...(isConsented(slug) && { consent: { status: 'granted', expiresAt: future } }),
    })
    const variant = (number + world) % 2 === 0 ? 1 : 2
    const other = fill(flattenedFields, { variant, key, targets })
    const paths = unread[from].get(slug) ?? new Set<string>()
    const { consent, ...changed } = partAt(flattenedFields, other, paths)
    const kept = { status: 'granted', expiresAt: future }
    return merge(seen, {
      ...changed,
      ...(isRecord(consent) && { consent: { ...consent, ...kept } }),
    })
  }

  const hiddenData = ({ slug, number, stage }: Hidden, world: World) =>
    merge(
      fill(configOf(slug).flattenedFields, {
        variant: (number + world) % 2 === 0 ? 1 : 2,
        key: `h${number}`,
        targets,
      }),
      stage,
    )

  /** Brings everything that is hidden from somebody into one of two states; the rest stays. */
  async function goTo(world: World, from: Asker): Promise<void> {
    await inParallel(shown, (one) => write(one, shownData(one, world, from)))
    await inParallel(hidden, (one) => write(one, hiddenData(one, world)))
    await inParallel(extra, async (one) => {
      await db.deleteMany({ collection: one.slug, where: { id: { equals: one.id } } })
      if (world === 1) await create(one, hiddenData(one, world))
    })
  }

  async function findUnread(asker: Asker): Promise<void> {
    const user = asker === 'a contributor' ? contributor.user : null
    for (const { slug, id } of shown.filter(({ number }) => number === 0)) {
      const asked = { collection: slug, id, depth: 0, showHiddenFields: false } as const
      const stored = await db.findOne({ collection: slug, where: { id: { equals: id } } })
      const read = await payload.findByID({ ...asked, overrideAccess: false, user })
      unread[asker].set(slug, new Set(unreadIn(configOf(slug).flattenedFields, stored, read)))
    }
  }

  // What refers to others comes after them.
  await inParallel([...shown, ...hidden], (one) =>
    create(
      one,
      fill(configOf(one.slug).flattenedFields, { variant: 0, key: one.id, targets: none }),
    ),
  )
  await inParallel(shown, (one) => write(one, shownData(one, 0, 'the public')))
  for (const asker of askers) await findUnread(asker)

  return {
    contributor,
    extra,
    fieldsOf,
    goTo,
    hidden,
    shown,
    slugs,
    targets,
    unread,

    /** The part of a path that a reader never gets; what lies below is hidden with it. */
    unreadPart(asker: Asker, slug: string, path: string): string | undefined {
      const names = path.split('.')
      const paths = unread[asker].get(slug)
      // What is in no public collection is hidden as a whole.
      if (!paths) return path === 'id' ? undefined : names[0]
      return names
        .map((_, index) => names.slice(0, index + 1).join('.'))
        .find((part) => paths.has(part))
    },

    /** The fields one relation away, of each collection that a field refers to. */
    relatedFields(slug: string): RelatedField[] {
      return fieldsOf(slug).flatMap((relation) => {
        const [target, ...others] = relatedTo(relation.field)
        if (!target || others.length > 0 || relation.field.type === 'join') return []
        return fieldsOf(target)
          .filter(isAskable)
          .map((inner) => ({ relation, target: target as CollectionSlug, inner }))
      })
    },
  }
}

const none = () => []

function merge(
  under: Record<string, unknown>,
  over: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(over)])].map((key) => {
      const [low, high] = [under[key], over[key]]
      return [key, isRecord(low) && isRecord(high) ? merge(low, high) : key in over ? high : low]
    }),
  )
}

/** The part of a value at these paths and below. */
function partAt(
  fields: FlattenedField[],
  data: Record<string, unknown>,
  paths: ReadonlySet<string>,
  prefix = '',
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const path = prefix + field.name
      const value = data[field.name]
      if (value === undefined) return []
      if (paths.has(path)) return [[field.name, value]]
      if (!isRecord(value) || !('flattenedFields' in field)) return []
      const part = partAt(field.flattenedFields, value, paths, `${path}.`)
      return Object.keys(part).length > 0 ? [[field.name, part]] : []
    }),
  )
}

/** The paths of fields that a reader gets nothing of, in a document that has them all. */
function unreadIn(fields: FlattenedField[], stored: unknown, read: unknown, prefix = ''): string[] {
  if (!isRecord(stored)) return []
  return fields.flatMap((field) => {
    const path = prefix + field.name
    const value = stored[field.name]
    const given = isRecord(read) ? read[field.name] : undefined
    if (value === undefined || value === null) return []
    if (given === undefined) return [path]
    if (!('flattenedFields' in field)) return []
    return Array.isArray(value)
      ? unreadIn(field.flattenedFields, value[0], (given as unknown[])[0], `${path}.`)
      : unreadIn(field.flattenedFields, value, given, `${path}.`)
  })
}
