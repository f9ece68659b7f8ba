import type { CollectionSlug, FlattenedField, Payload, Where } from 'payload'
import { validOperatorSet } from 'payload/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createAccount, type Account } from '../helpers/accounts.ts'
import { factories } from '../helpers/factories.ts'
import { inParallel } from '../helpers/inParallel.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
let admin: Account
beforeAll(async () => {
  server = await startTestServer()
  admin = await createAccount(server.payload, 'admin')
  await server.payload.create({
    collection: 'posts',
    data: factories.posts({ _status: 'published' }),
  })
})
afterAll(() => server.close())

/** Those of Payload's own collections that somebody may read. */
const openedToStaff = new Set<string>([
  'payload-jobs',
  'payload-locked-documents',
  'payload-preferences',
])

/** A path to each kind of field, one relation far: the first found of each type and place. */
function pathsOf(payload: Payload): { slug: CollectionSlug; path: string }[] {
  const found = new Map<string, { slug: CollectionSlug; path: string }>()
  const visit = (slug: CollectionSlug, fields: FlattenedField[], prefix: string, place: string) => {
    for (const field of fields) {
      const path = prefix + field.name
      const isMany = 'hasMany' in field && field.hasMany
      const isPolymorphic = 'relationTo' in field && Array.isArray(field.relationTo)
      const kind = `${place} ${field.type} ${isMany} ${isPolymorphic} ${field.name === 'id'}`
      if (!found.has(kind)) found.set(kind, { slug, path })
      const target =
        'collection' in field ? field.collection : 'relationTo' in field && field.relationTo
      const isFirst = !place.includes('>')
      if (typeof target === 'string' && isFirst) {
        const { flattenedFields } = payload.collections[target].config
        visit(slug, flattenedFields, `${path}.`, `${place}>${field.type}${isMany}`)
      }
      if ('flattenedFields' in field) {
        visit(slug, field.flattenedFields, `${path}.`, `${place}/${field.type}`)
      }
    }
  }
  for (const { slug, flattenedFields } of payload.config.collections) {
    if (slug.startsWith('payload-') && !openedToStaff.has(slug)) continue
    visit(slug, flattenedFields, '', openedToStaff.has(slug) ? slug : '')
  }
  return [...found.values()]
}

const operands = [
  ...['a', '', 'null', 'true', '1,2', "it's", '-1', '99999999999999999', '2026-06-06'],
  ...[['a'], [{ x: 1 }], [null], { x: 1 }, null, 5, 1e300, false],
]

test('no question to a field ends in a fault of the server', async () => {
  const { payload } = server
  const paths = [
    ...pathsOf(payload),
    { slug: 'posts', path: 'body.root.children.type' },
    { slug: 'redirects', path: 'to.reference.value' },
    { slug: 'redirects', path: 'to.reference.relationTo' },
  ] as const
  const questions = paths.flatMap(({ slug, path }) =>
    [...validOperatorSet].flatMap((operator) =>
      operands.map((operand) => ({ slug, where: { [path]: { [operator]: operand } } })),
    ),
  )
  const faults: string[] = []
  await inParallel(questions, async ({ slug, where }) => {
    try {
      await payload.count({ collection: slug, where, overrideAccess: false, user: admin.user })
    } catch (error) {
      if ((error as { status?: number }).status !== 400) {
        faults.push(`${slug} ${JSON.stringify(where)} ${String(error).slice(0, 100)}`)
      }
    }
  })
  expect(faults).toEqual([])
}, 600_000)

describe('many questions at once are answered or refused', () => {
  const repeat = (count: number, ...paths: string[]): Where => ({
    or: Array.from({ length: count }, (_, index) => ({
      [paths[index % paths.length] ?? '']: { equals: `${index}` },
    })),
  })
  test.each([
    ['posts', repeat(8, 'heroImage.alt'), true],
    ['posts', repeat(8, 'heroImage.alt', 'topics.name', 'projects.title', 'events.title'), true],
    ['posts', repeat(9, 'heroImage.alt'), false],
    ['posts', repeat(40, 'topics', 'projects', 'events'), true],
    ['posts', repeat(41, 'topics', 'projects', 'events'), false],
    ['posts', repeat(100, 'credits.role', 'credits.id', 'formats.kind', 'title'), true],
  ] as const)('%s %j', async (collection, where, isAnswered) => {
    for (const user of [null, admin.user]) {
      const find = server.payload.find({ collection, where, overrideAccess: false, user })
      const status = await find.then(
        () => 200,
        (error: { status?: number }) => error.status,
      )
      expect(status).toBe(isAnswered ? 200 : 400)
    }
  })
})
