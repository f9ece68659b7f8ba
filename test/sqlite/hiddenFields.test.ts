import type { CollectionSlug, FlattenedField } from 'payload'
import { validOperators } from 'payload/shared'
import * as qs from 'qs-esm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { conditionFault } from '../../collections/hooks/conditionFault.ts'
import { publicCollections } from '../../src/delivery/contentChanges.ts'
import { isRecord } from '../../src/lib/isRecord.ts'
import { createAccount, type Account } from '../helpers/accounts.ts'
import { fieldsWithin, fill, relatedTo, wordOf, type NamedField } from '../helpers/fields.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

/*
 * Nothing here names a field or a collection: what there is comes from the configuration, and what is
 * hidden from what a reader gets of a document whose every field is filled. So a field that is added
 * is asked about too. Conditions of one kind go together in one question, where the answer tells each
 * apart, or where one rule stands in front of them all.
 */

type World = 0 | 1
type Shown = { slug: CollectionSlug; id: string; number: number }
type Hidden = Shown & { stage: Record<string, unknown> }
type Condition = { path: string; operator: string; operand: unknown }

const askers = ['the public', 'a contributor'] as const
type Asker = (typeof askers)[number]

const date = '2026-01-01T00:00:00.000Z'
const past = '2026-01-02T00:00:00.000Z'
const future = '2050-01-01T00:00:00.000Z'

let server: TestServer
let contributor: Account
let users: string[]
let slugs: CollectionSlug[]
const shown: Shown[] = []
const hidden: Hidden[] = []
/** Hidden documents that are there in one of the worlds only. */
const extra: Hidden[] = []
/** Of each asker, the paths within a collection whose values they never get. */
const unread: Record<Asker, Map<string, Set<string>>> = {
  'the public': new Map(),
  'a contributor': new Map(),
}

const configOf = (slug: string) => server.payload.collections[slug as CollectionSlug].config
const fieldsOf = (slug: string) => fieldsWithin(configOf(slug).flattenedFields)
const isConsented = (slug: string) => fieldsOf(slug).some(({ path }) => path === 'consent.status')
const hasDrafts = (slug: string) => Boolean(configOf(slug).versions)

const published = (slug: string) => ({
  ...(hasDrafts(slug) && { _status: 'published' }),
  deletedAt: null,
})
/** What keeps a document of a collection from the public. */
const stagesOf = (slug: string): Record<string, unknown>[] => [
  { ...published(slug), deletedAt: past },
  ...(hasDrafts(slug) ? [{ ...published(slug), _status: 'draft' }] : []),
  ...(isConsented(slug)
    ? [
        { ...published(slug), consent: { status: 'pending' } },
        { ...published(slug), consent: { status: 'withdrawn' } },
        { ...published(slug), consent: { status: 'granted', expiresAt: past } },
      ]
    : []),
]

/** Those that a document refers to: a shown one, then one that is hidden. */
const targets = (slug: string): string[] => {
  if (slug === 'users') return users
  const of = (documents: Shown[]) =>
    documents.filter((one) => one.slug === slug).map(({ id }) => id)
  return [...of(shown).slice(0, 1), ...of(hidden).slice(0, 1)]
}

const merge = (
  under: Record<string, unknown>,
  over: Record<string, unknown>,
): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(over)])].map((key) => {
      const [low, high] = [under[key], over[key]]
      return [key, isRecord(low) && isRecord(high) ? merge(low, high) : key in over ? high : low]
    }),
  )

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

const dates = { createdAt: date, updatedAt: date }

const create = ({ slug, id }: Shown, data: Record<string, unknown>) =>
  server.payload.db.create({ collection: slug, data: { ...data, ...dates, id } })

/** Puts a document as a whole into the database, past our hooks: they would change its dates. */
async function write({ slug, id }: Shown, data: Record<string, unknown>): Promise<void> {
  const { db } = server.payload
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
function shownData({ slug, number }: Shown, world: World): Record<string, unknown> {
  const { flattenedFields } = configOf(slug)
  const key = `${number}`
  const seen = merge(fill(flattenedFields, { variant: 0, key, targets }), {
    ...published(slug),
    ...(isConsented(slug) && { consent: { status: 'granted', expiresAt: future } }),
  })
  const other = fill(flattenedFields, {
    variant: (number + world) % 2 === 0 ? 1 : 2,
    key,
    targets,
  })
  const paths = unread['the public'].get(slug) ?? new Set<string>()
  const { consent, ...changed } = partAt(flattenedFields, other, paths)
  const kept = { status: 'granted', expiresAt: future }
  return merge(seen, { ...changed, ...(isRecord(consent) && { consent: { ...consent, ...kept } }) })
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

/** Brings everything that is hidden into one of two states; what is public stays as it is. */
async function goTo(world: World): Promise<void> {
  for (const one of shown) await write(one, shownData(one, world))
  for (const one of hidden) await write(one, hiddenData(one, world))
  for (const other of extra) {
    // More of them, or fewer.
    // More of them, or fewer.
    await server.payload.db.deleteMany({
      collection: other.slug,
      where: { id: { equals: other.id } },
    })
    if (world === 1) await create(other, hiddenData(other, world))
  }
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

async function findUnread(asker: Asker): Promise<void> {
  const user = asker === 'a contributor' ? contributor.user : null
  for (const { slug, id } of shown.filter(({ number }) => number === 0)) {
    const asked = { collection: slug, id, depth: 0, showHiddenFields: false } as const
    const stored = await server.payload.db.findOne({
      collection: slug,
      where: { id: { equals: id } },
    })
    const read = await server.payload.findByID({ ...asked, overrideAccess: false, user })
    const paths = unreadIn(configOf(slug).flattenedFields, stored, read)
    unread[asker].set(slug, new Set(paths))
  }
}

/** Whether a reader never gets what is at a path; what lies below is hidden with it. */
const isUnread = (asker: Asker, slug: string, path: string): boolean => {
  const paths = unread[asker].get(slug)
  // What is in no public collection is hidden as a whole.
  if (!paths) return path !== 'id'
  const names = path.split('.')
  return names.some((_, index) => paths.has(names.slice(0, index + 1).join('.')))
}

const asked = (asker: Asker): Record<string, string> =>
  // With a cookie, nothing is answered from memory.
  asker === 'a contributor' ? { Authorization: contributor.session } : { Cookie: 'theme=dark' }

async function ask(asker: Asker, path: string, body?: unknown) {
  const response = await fetch(`${server.url}/api/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      ...asked(asker),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
  })
  return { status: response.status, text: await response.text() }
}

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const whereOf = (conditions: Condition[]) => ({
  or: conditions.map(({ path, operator, operand }) => ({ [path]: { [operator]: operand } })),
})

const inParts = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )

/** What a field can be compared with: what it holds in public, and in each of the worlds. */
function operandsOf(field: FlattenedField, operator: string): unknown[] {
  if (operator === 'exists') return [true, false]
  const related = relatedTo(field).flatMap(targets)
  const values: unknown[] =
    related.length > 0
      ? related
      : field.name === 'id'
        ? [...shown, ...hidden].slice(0, 3).map(({ id }) => id)
        : field.name === '_status'
          ? ['draft', 'published']
          : field.name === 'deletedAt' || field.name.endsWith('At')
            ? [past, date]
            : ([0, 1, 2] as const).map((variant) => {
                const value = fill([{ ...field, name: 'value' }], {
                  variant,
                  key: variant === 0 ? '0' : 'h1',
                  targets,
                }).value
                return Array.isArray(value) ? (value as unknown[])[0] : value
              })
  const words = ['contains', 'like', 'not_like'].includes(operator)
  return words && typeof values[1] === 'string' && related.length === 0
    ? [...wordOf]
    : ['in', 'not_in'].includes(operator)
      ? values.map((value) => [value])
      : values
}

/** Every question that a field can be asked. */
const conditionsOn = ({ path, field }: NamedField, isRelated = false): Condition[] =>
  validOperators.flatMap((operator) =>
    operandsOf(field, operator).flatMap((operand) => {
      const fault = conditionFault({ field, isRelated, operator, operand, path })
      return fault || (isRelated && operator === 'exists') ? [] : [{ path, operator, operand }]
    }),
  )

const isAskable = ({ field }: NamedField) =>
  !['array', 'blocks', 'group', 'tab', 'richText', 'json', 'join'].includes(field.type)

/** The fields one relation away, of each collection that a field refers to. */
function relatedFields(
  slug: string,
): { relation: NamedField; target: string; inner: NamedField }[] {
  return fieldsOf(slug).flatMap((relation) => {
    const [target, ...others] = relatedTo(relation.field)
    if (!target || others.length > 0 || relation.field.type === 'join') return []
    return fieldsOf(target)
      .filter(isAskable)
      .map((inner) => ({ relation, target, inner }))
  })
}

/** The paths that an answer refuses to be asked by. */
const refusedPaths = (text: string): string[] => {
  const { errors } = JSON.parse(text) as { errors?: { data?: { path: string }[] }[] }
  return (errors?.[0]?.data ?? []).map(({ path }) => path)
}

beforeAll(async () => {
  server = await startTestServer()
  contributor = await createAccount(server.payload, 'contributor')
  const editors = [
    await createAccount(server.payload, 'editor'),
    await createAccount(server.payload, 'editor'),
  ]
  users = editors.map(({ id }) => id)
  slugs = [...publicCollections(server.payload)] as CollectionSlug[]
  for (const slug of slugs) {
    const stages = stagesOf(slug)
    shown.push(...[0, 1].map((number) => ({ slug, id: uuidv7(), number })))
    hidden.push(...stages.map((stage, number) => ({ slug, id: uuidv7(), number, stage })))
    extra.push({ slug, id: uuidv7(), number: 9, stage: stages[0] ?? {} })
  }
  // What refers to others comes after them.
  const alone = { targets: () => [] }
  for (const one of [...shown, ...hidden]) {
    const { flattenedFields } = configOf(one.slug)
    const key = `${one.id}`
    await create(one, fill(flattenedFields, { variant: 0, key, ...alone }))
  }
  for (const one of shown) await write(one, shownData(one, 0))
  for (const asker of askers) await findUnread(asker)
  await goTo(0)
}, 300_000)
afterAll(() => server.close())

test('the walk knows what is hidden', () => {
  expect([...(unread['the public'].get('people') ?? [])]).toEqual(
    expect.arrayContaining(['fullName', 'contact', 'createdBy', 'reviewNote']),
  )
  expect(unread['the public'].get('events')).toContain('joiningLink')
  expect(unread['a contributor'].get('people')).toContain('fullName')
})

/** An answer that refuses all of these paths. */
function expectRefusal(question: string, text: string, paths: string[]): void {
  const refused = new Set(refusedPaths(text))
  const answered = paths.filter((path) => !refused.has(path))
  const words = answered.length > 0 ? `${question}: ${answered.join()} in ${text}` : ''
  expect(words).toBe('')
}

describe.each(askers)('%s', (asker) => {
  test('asks by no hidden field, with any operator, by any route', async () => {
    let questions = 0
    for (const slug of slugs) {
      const fields = fieldsOf(slug).filter(isAskable)
      const conditions = fields
        .filter(({ path }) => isUnread(asker, slug, path))
        .flatMap((named) => conditionsOn(named))
      for (const operator of validOperators) {
        const ofOperator = conditions.filter((condition) => condition.operator === operator)
        const one = new Map(ofOperator.map((condition) => [condition.path, condition]))
        if (one.size === 0) continue
        const where = json(whereOf([...one.values()]))
        for (const route of [slug, `${slug}/count`]) {
          const { text } = await ask(asker, `${route}?where=${where}`)
          expectRefusal(`${route} ${operator}`, text, [...one.keys()])
          questions += one.size
        }
      }
    }
    expect(questions).toBeGreaterThan(100)
  }, 600_000)

  test('is told the same of a hidden field as of one that there is not', async () => {
    const askBy = async (slug: string, path: string) => {
      const where = { [path]: { equals: '1' } }
      const rest = await ask(asker, `${slug}?where=${json(where)}`)
      return `${rest.status} ${rest.text.replaceAll(path, 'it')}`
    }
    for (const slug of slugs) {
      for (const named of fieldsOf(slug).filter(isAskable)) {
        const { path } = named
        const takesText = conditionFault({
          ...named,
          isRelated: false,
          operator: 'equals',
          operand: '1',
        })
        if (takesText || !isUnread(asker, slug, path)) continue
        const unknown = path.replace(/[^.]+$/, 'nope')
        expect(await askBy(slug, path)).toBe(await askBy(slug, unknown))
      }
    }
  }, 600_000)

  test('sorts by no hidden field, nor by one of a related document', async () => {
    for (const slug of slugs) {
      const own = fieldsOf(slug)
        .filter((named) => isAskable(named) && isUnread(asker, slug, named.path))
        .map(({ path }) => path)
      const far = relatedFields(slug)
        .filter(({ inner }) => inner.path !== 'id')
        .map(({ relation, inner }) => `${relation.path}.${inner.path}`)
      for (const paths of [...inParts(own, 5), ...inParts(far, 10)]) {
        const sort = paths.map((path, index) => (index % 2 === 0 ? path : `-${path}`)).join()
        const { text } = await ask(asker, `${slug}?sort=${sort}`)
        expectRefusal(`${slug} sort`, text, paths)
      }
    }
  }, 600_000)

  test('asks and sorts by no hidden field of what is joined', async () => {
    for (const slug of slugs) {
      for (const { path: join, field } of fieldsOf(slug)) {
        if (field.type !== 'join') continue
        const [target = ''] = relatedTo(field)
        const own = fieldsOf(target).filter(
          (named) => isAskable(named) && isUnread(asker, target, named.path),
        )
        const conditions = own.flatMap((named) => conditionsOn(named).slice(0, 1))
        const where = whereOf(conditions)
        const filtered = qs.stringify({ joins: { [join]: { where } } })
        const { text } = await ask(asker, `${slug}?${filtered}`)
        expectRefusal(
          `${slug} ${join}`,
          text,
          conditions.map(({ path }) => path),
        )
        for (const { path } of own) {
          const { text } = await ask(asker, `${slug}?joins[${join}][sort]=-${path}`)
          expectRefusal(`${slug} ${join} sort`, text, [path])
        }
      }
    }
  }, 600_000)
})
