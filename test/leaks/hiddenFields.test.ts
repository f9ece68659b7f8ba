import type { GraphQLSchema } from 'graphql'
import { validOperators } from 'payload/shared'
import * as qs from 'qs-esm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { askAs, type Question } from '../helpers/askAs.ts'
import { anyOf, conditionsOn } from '../helpers/conditions.ts'
import { isAskable, relatedTo, type NamedField } from '../helpers/fields.ts'
import { conditionsOf, listOf, readSchema } from '../helpers/graphqlLists.ts'
import { inParallel, inParts } from '../helpers/inParallel.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'
import { askers, createWorlds, type Asker, type Worlds } from '../helpers/worlds.ts'
import { stableJson } from '../../src/lib/stableJson.ts'

/*
 * Whoever asks by a field that they never get must be told what they are told of a field that there
 * is not: each question here is asked twice, by hidden fields and by names that nothing has.
 */

let server: TestServer
let worlds: Worlds
let schema: GraphQLSchema

beforeAll(async () => {
  server = await startTestServer()
  worlds = await createWorlds(server.payload)
  schema = await readSchema(server.url)
}, 300_000)
afterAll(() => server.close())

// With a cookie, nothing is answered from memory.
const ask = (asker: Asker, question: Question) =>
  askAs(server, worlds, asker, question, asker === 'the public' ? { Cookie: 'theme=dark' } : {})

test('the walk knows what is hidden', () => {
  const { unread } = worlds
  expect([...(unread['the public'].get('people') ?? [])]).toEqual(
    expect.arrayContaining(['fullName', 'contact', 'createdBy', 'reviewNote']),
  )
  expect(unread['the public'].get('events')).toContain('joiningLink')
  expect(unread['a contributor'].get('people')).toContain('fullName')
})

/** In the name of no field. */
const mark = 'Zq'
/** What is hidden at a path, and the path with a name that nothing has in its place. */
type Twin = NamedField & { unknown: string }

function hiddenFieldsOf(asker: Asker, slug: string): Twin[] {
  return worlds.fieldsOf(slug).flatMap((named) => {
    const part = worlds.unreadPart(asker, slug, named.path)
    return part ? [{ ...named, unknown: named.path.replace(part, part + mark) }] : []
  })
}

function hiddenFarFields(asker: Asker, slug: string): Twin[] {
  return worlds.relatedFields(slug).flatMap(({ relation, target, inner }) => {
    const near = worlds.unreadPart(asker, slug, relation.path)
    const far = worlds.unreadPart(asker, target, inner.path)
    const path = `${relation.path}.${inner.path}`
    if (near) return [{ ...inner, path, unknown: path.replace(near, near + mark) }]
    if (!far || inner.path === 'id') return []
    const unknown = `${relation.path}.${inner.path.replace(far, far + mark)}`
    return [{ ...inner, path, unknown }]
  })
}

/** Answers that tell hidden fields from those that there are not. */
async function differences(
  asker: Asker,
  twins: Twin[],
  questionOf: (pathOf: (twin: Twin) => string) => Question,
): Promise<string[]> {
  if (twins.length === 0) return []
  const [hidden, unknown] = [
    questionOf(({ path }) => path),
    questionOf(({ unknown: path }) => path),
  ]
  const [first, second] = [await ask(asker, hidden), await ask(asker, unknown)]
  const told = `${first.status} ${inOrder(first.text)}`
  const expected = `${second.status} ${inOrder(second.text.replaceAll(mark, ''))}`
  const question = `${hidden.method ?? ''} ${decodeURIComponent(hidden.path).slice(0, 300)}`
  return told === expected
    ? []
    : [`${question}\n${told.slice(0, 1500)}\n${expected.slice(0, 1500)}`]
}

/** The order of keys follows what was asked for on MongoDB, and tells nothing. */
const inOrder = (text: string) => stableJson(JSON.parse(text))

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value))

type Asked = Twin & { operator: string; operand: unknown }

/** Every operator that a field knows, with a value that suits it. */
const suiting = (twin: Twin, turn: number): Asked[] =>
  isAskable(twin)
    ? validOperators.flatMap((operator) => {
        const all = conditionsOn(worlds, twin).filter((one) => one.operator === operator)
        const { operand } = all[turn % all.length] ?? {}
        return all.length > 0 ? [{ ...twin, operator, operand }] : []
      })
    : []

/** Every operator there is, with a value that few fields take. */
const odd = (twin: Twin): Asked[] =>
  validOperators.map((operator, index) => {
    const operand = ['1', 'no, “date”', ['a b'], true][index % 4]
    return { ...twin, operator, operand }
  })

const inTurn =
  (conditionsOf: (twin: Twin, turn: number) => Asked[]) =>
  (twin: Twin, turn: number): Asked[] => {
    const all = conditionsOf(twin, turn)
    return all.slice(turn % all.length, (turn % all.length) + 1)
  }

const inBrackets = (path: string) => `[${path.replaceAll('.', '][')}]`

describe.each(askers)('%s', (asker) => {
  test('is told the same of hidden fields as of none, by any operator and route', async () => {
    const questions = worlds.slugs.flatMap((slug) => {
      const own = hiddenFieldsOf(asker, slug)
      const far = hiddenFarFields(asker, slug)
      // Those of related documents stand for each other: one operator has its turn at each.
      const suited = [...own.flatMap(suiting), ...far.flatMap(inTurn(suiting))]
      const list = `/api/${slug}?`
      const all = [list, `/api/${slug}/count?`, `/api/${slug}?draft=true&trash=true&`]
      return [
        ...inParts(suited, 40).flatMap((part) => all.map((path) => ({ part, path }))),
        ...inParts([...own.flatMap(odd), ...far.flatMap(inTurn(odd))], 40).map((part) => ({
          part,
          path: list,
        })),
      ]
    })
    const found = await inParallel(questions, ({ part, path }) =>
      differences(asker, part, (pathOf) => {
        const where = anyOf(part.map((asked) => ({ ...asked, path: pathOf(asked) })))
        return { path: `${path}where=${json(where)}` }
      }),
    )
    expect(questions.length).toBeGreaterThan(100)
    expect(found.flat().slice(0, 3)).toEqual([])
  }, 600_000)

  test('nor by routes that take a filter and that they may not use at all', async () => {
    const found: string[] = []
    for (const slug of worlds.slugs) {
      const twins = hiddenFieldsOf(asker, slug)
      const whereOf = (pathOf: (twin: Twin) => string, prefix = '') =>
        json(
          anyOf(
            twins.map((twin) => ({
              path: prefix + pathOf(twin),
              operator: 'exists',
              operand: true,
            })),
          ),
        )
      const questions: ((pathOf: (twin: Twin) => string) => Question)[] = [
        (pathOf) => ({ path: `/api/${slug}/versions?where=${whereOf(pathOf, 'version.')}` }),
        (pathOf) => ({
          path: `/api/${slug}?where=${whereOf(pathOf)}`,
          method: 'PATCH',
          body: { summary: 'Changed' },
        }),
        (pathOf) => ({ path: `/api/${slug}?where=${whereOf(pathOf)}`, method: 'DELETE' }),
      ]
      for (const question of questions) {
        found.push(...(await differences(asker, twins, question)))
      }
    }
    expect(found.slice(0, 3)).toEqual([])
  }, 600_000)

  test('nor where they sort, select or populate', async () => {
    const found: string[] = []
    for (const slug of worlds.slugs) {
      const own = hiddenFieldsOf(asker, slug)
      const twins = [...own, ...hiddenFarFields(asker, slug)]
      const sorts = ['', '/versions'].flatMap((route) =>
        inParts(twins, 8).map((part) => async () => {
          const prefix = route && 'version.'
          return differences(asker, part, (pathOf) => {
            const sort = part.map((twin, index) => (index % 2 ? '-' : '') + prefix + pathOf(twin))
            return { path: `/api/${slug}${route}?sort=${sort.join()}` }
          })
        }),
      )
      const picks = inParts(own, 10).flatMap((part) =>
        [true, false].flatMap((isSelected) => {
          const select = (pathOf: (twin: Twin) => string, name: string) =>
            part.map((twin) => `${name}${inBrackets(pathOf(twin))}=${isSelected}`).join('&')
          const [{ id } = { id: '' }] = worlds.shown.filter((one) => one.slug === slug)
          const referring = worlds.slugs.filter((other) =>
            worlds.fieldsOf(other).some(({ field }) => relatedTo(field).includes(slug)),
          )
          const ways = [
            ...[`/api/${slug}?`, `/api/${slug}/${id}?`].map((path) => ({ path, name: 'select' })),
            ...referring.map((other) => ({
              path: `/api/${other}?depth=1&`,
              name: `populate[${slug}]`,
            })),
          ]
          return ways.map(
            ({ path, name }) =>
              async () =>
                differences(asker, part, (pathOf) => ({ path: path + select(pathOf, name) })),
          )
        }),
      )
      const answers = await inParallel([...sorts, ...picks], (difference) => difference())
      found.push(...answers.flat())
    }
    expect(found.slice(0, 3)).toEqual([])
  }, 600_000)

  test('nor where they ask or sort what is joined', async () => {
    const found: string[] = []
    for (const slug of worlds.slugs) {
      for (const { path: join, field } of worlds.fieldsOf(slug)) {
        if (field.type !== 'join') continue
        const [target = ''] = relatedTo(field)
        const twins = hiddenFieldsOf(asker, target)
        const parts = inParts(twins, 8).map((part) => async () => [
          ...(await differences(asker, part, (pathOf) => {
            const conditions = part.map((twin, index) => ({
              ...(suiting(twin, index)[index] ?? { operator: 'exists', operand: true }),
              path: pathOf(twin),
            }))
            const joins = { [join]: { count: true, where: anyOf(conditions) } }
            return { path: `/api/${slug}?${qs.stringify({ joins })}` }
          })),
          ...(await differences(asker, part, (pathOf) => {
            const sort = part.map((twin) => `-${pathOf(twin)}`)
            return { path: `/api/${slug}?${qs.stringify({ joins: { [join]: { sort } } })}` }
          })),
        ])
        found.push(...(await inParallel(parts, (part) => part())).flat())
      }
    }
    expect(found.slice(0, 3)).toEqual([])
  }, 600_000)

  test('is refused by GraphQL too, by any operator, in lists and in what is joined', async () => {
    const questions = worlds.slugs.flatMap((slug) => {
      const { asDrafts, list, where } = listOf(schema, slug)
      const conditions = conditionsOf(where, (path) =>
        Boolean(worlds.unreadPart(asker, slug, path)),
      )
      const names = hiddenFieldsOf(asker, slug).map(({ path }) => path)
      const whereOf = (part: typeof conditions) =>
        `where: { OR: [${part.map(({ text }) => text).join()}] }`
      const joins = worlds.slugs.flatMap((other) =>
        worlds.fieldsOf(other).flatMap(({ field, path }) => {
          const isJoined = field.type === 'join' && relatedTo(field).includes(slug)
          return isJoined
            ? [`${listOf(schema, other).list}(limit: 1) { docs { ${path}(limit: 1 `]
            : []
        }),
      )
      return [
        ...inParts(conditions, 15).flatMap((part) =>
          [`${list}(`, asDrafts, `count${list}(`].map((field) => ({
            paths: part.map(({ path }) => path),
            query: `{ ${field} ${whereOf(part)}) { totalDocs } }`,
          })),
        ),
        ...inParts(names, 8).map((paths) => ({
          paths,
          query: `{ ${asDrafts} sort: ${JSON.stringify(paths.join())}) { totalDocs } }`,
        })),
        ...joins.flatMap((join) => [
          ...inParts(conditions, 15).map((part) => ({
            paths: part.map(({ path }) => path),
            query: `{ ${join} ${whereOf(part)}) { totalDocs } } } }`,
          })),
          ...names.map((name) => ({
            paths: [name],
            query: `{ ${join} sort: "${name}") { totalDocs } } } }`,
          })),
        ]),
      ]
    })
    const answers = await inParallel(questions, async ({ paths, query }) => {
      const { text } = await ask(asker, { path: '/api/graphql', body: { query } })
      const refused = refusedPaths(text)
      const answered = paths.filter((path) => !refused.has(path))
      return answered.length > 0 ? [`${answered.join()} in ${query}\n${text.slice(0, 500)}`] : []
    })
    expect(questions.length).toBeGreaterThan(100)
    expect(answers.flat().slice(0, 3)).toEqual([])
  }, 600_000)
})

/** The paths that an answer refuses to be asked by. */
function refusedPaths(text: string): Set<string> {
  const { errors = [] } = JSON.parse(text) as {
    errors?: { extensions?: { data?: { path: string }[] } }[]
  }
  return new Set(
    errors.flatMap(({ extensions }) => (extensions?.data ?? []).map(({ path }) => path)),
  )
}
