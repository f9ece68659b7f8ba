import { getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, test } from 'vitest'

import { findExcess, findVariableExcess, graphqlLimits } from '../../src/lib/graphqlLimits.ts'

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ')

const doubling = (levels: number) =>
  `{ Posts { docs { ...f0 } } }
  ${repeat(levels, (index) => `fragment f${index} on Post { ...f${index + 1} ...f${index + 1} }`)}
  fragment f${levels} on Post { id }`

const deep = (levels: number): string => (levels === 0 ? 'name' : `type { ${deep(levels - 1)} }`)

describe('what a client usually sends passes', () => {
  test.each([
    getIntrospectionQuery(),
    getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true, specifiedByUrl: true }),
    '{ Posts { docs { title credits { person { name } } } } }',
    'mutation ($email: String!, $password: String) { loginUser(email: $email, password: $password) { user { id } } }',
    'query A { Posts { totalDocs } } query B { ...r } fragment r on Query { Events { totalDocs } }',
  ])('%s', (query) => {
    expect(findExcess(parse(query))).toBeUndefined()
  })
})

describe('too much is named, and found at once', () => {
  test.each([
    {
      name: 'fields at its root',
      query: `{ ${repeat(499, (index) => `a${index}: countPosts { totalDocs }`)} }`,
    },
    { name: 'aliases', query: `{ Posts { docs { ${repeat(31, (index) => `a${index}: id`)} } } }` },
    { name: 'fields', query: doubling(20) },
    {
      name: 'contain each other',
      query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
    },
    { name: 'levels', query: `{ __schema { types { fields { ${deep(20)} } } } }` },
    {
      name: 'fields at its root',
      query: `mutation { ${repeat(20, (index) => `l${index}: loginUser(email: "a@b.c", password: "x") { exp }`)} }`,
    },
    {
      name: 'directives',
      query: `{ Posts { docs { id ${'@skip(if: false) '.repeat(10_000)} } } }`,
    },
    {
      name: 'directives',
      query: `query ${'@skip(if: false) '.repeat(51)} { Posts { totalDocs } }`,
    },
    {
      name: 'without aliases',
      query: `{ __schema { types { ${repeat(20, (index) => `a${index}: fields { name }`)} } } }`,
    },
    {
      name: 'without aliases',
      query:
        '{ ...a } fragment a on Query { __type(name: "Post") { ...b } } fragment b on __Type { x: name }',
    },
    {
      name: 'types of the fields',
      query: '{ __schema { types { fields { type { fields { type { name } } } } } } }',
    },
    {
      name: 'types of the fields',
      query:
        '{ __schema { types { ...a } } } fragment a on __Type { possibleTypes { ...b } } fragment b on __Type { inputFields { name } }',
    },
    {
      name: 'once',
      query: `{ ${repeat(3, (index) => `a${index}: __schema { types { name } }`)} }`,
    },
    {
      name: 'fragments',
      query: `{ id } ${repeat(51, (index) => `fragment f${index} on Post { id }`)}`,
    },
  ])('$name', ({ name, query }) => {
    expect(findExcess(parse(query))).toContain(name)
  })
})

describe('variables', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])

  test('of a long rich text pass', () => {
    expect(findVariableExcess({ data: nested(40), list: Array(10_000).fill('a') })).toBeUndefined()
    expect(findVariableExcess(undefined)).toBeUndefined()
  })

  test('too deep or too many are refused', () => {
    expect(findVariableExcess(nested(5000))).toContain('deep')
    expect(findVariableExcess(Array(graphqlLimits.variableValues).fill(1))).toContain('values')
    const few = { OR: Array(100).fill({}) }
    expect(findVariableExcess({ where: few })).toBeUndefined()
    expect(findVariableExcess({ where: { AND: [few, few] } })).toContain('conditions')
  })
})
