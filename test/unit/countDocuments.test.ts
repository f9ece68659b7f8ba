import { Kind, parse, type OperationDefinitionNode } from 'graphql'
import { expect, test } from 'vitest'

import { countDocuments } from '../../src/lib/countDocuments.ts'

function count(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query)
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION,
  )
  if (!operation) throw new Error('The query has no operation.')
  return countDocuments(document, operation, variables)
}

test.each([
  ['no list', '{ Post(id: "a") { title credits { person { name } } } }', 0],
  ['a page without a limit', '{ Posts { docs { id } } }', 10],
  ['a page with one', '{ Posts(limit: 3) { docs { id } } }', 3],
  ['more than a page may have', '{ Posts(limit: 5000) { docs { id } } }', 100],
  ['all', '{ Posts(limit: 0) { docs { id } } }', 100],
  ['no pages', '{ Posts(limit: 1, pagination: false) { docs { id } } }', 100],
  ['a number alone', '{ Posts { totalDocs } }', 0],
  ['two lists', '{ a: Posts { docs { id } } Events(limit: 5) { docs { id } } }', 15],
  ['a list in each', '{ People(limit: 4) { docs { posts(limit: 3) { docs { id } } } } }', 16],
  [
    'a list in several that each refers to',
    '{ Posts(limit: 4) { docs { topics { posts(limit: 3) { docs { id } } } } } }',
    64,
  ],
  [
    'lists in fragments, named and not',
    'query { ...a } fragment a on Query { Posts(limit: 2) { ... on Posts { ...b } } } fragment b on Posts { docs { topics { posts(limit: 3) { docs { id } } } } }',
    32,
  ],
])('%s', (_, query, documents) => {
  expect(count(query)).toBe(documents)
})

test('a limit by a variable is the one that was sent, its default, or a page', () => {
  const query =
    'query ($n: Int = 7, $m: Int) { Posts(limit: $n) { docs { id } } Events(limit: $m) { docs { id } } }'
  expect(count(query, { n: 2, m: 4 })).toBe(6)
  expect(count(query, { m: 4 })).toBe(11)
  expect(count(query)).toBe(17)
  expect(count(query, { n: 'many', m: 1 })).toBe(101)
})

test('the time grows with the text alone', () => {
  const doubling = Array.from(
    { length: 60 },
    (_, n) =>
      `fragment f${n} on Posts { docs { ...g${n} ...g${n} } } fragment g${n} on Post { topics { posts { ...f${n + 1} } } }`,
  ).join(' ')
  const query = `{ Posts { ...f0 } } ${doubling} fragment f60 on Posts { docs { id } }`
  expect(count(query)).toBeGreaterThan(1e60)
})
