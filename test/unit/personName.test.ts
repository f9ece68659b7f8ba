import { expect, test } from 'vitest'

import { publicName, revealsName, writesName, writesSurname } from '../../src/lib/personName.ts'

test.each([
  ['Ada Lovelace', 'full-name', 'Ada Lovelace'],
  ['  Ada   King  Lovelace ', 'full-name', 'Ada King Lovelace'],
  ['Ada Lovelace', 'first-name', 'Ada'],
  ['Nicc', 'first-name', 'Nicc'],
  ['Ada Lovelace', 'anonymous', 'A contributor'],
  [undefined, 'anonymous', 'A contributor'],
  [undefined, 'full-name', undefined],
  ['  ', 'first-name', undefined],
] as const)('%j credited as %s is shown as %j', (fullName, creditAs, shown) => {
  expect(publicName(fullName, creditAs)).toBe(shown)
})

test('a slug reveals a name by any part that is not shown, however it is joined', () => {
  expect(revealsName('ada-lovelace', 'Ada Lovelace', 'Ada')).toBe(true)
  expect(revealsName('adalovelace', 'Ada Lovelace', 'Ada')).toBe(true)
  expect(revealsName('ada', 'Ada Lovelace', 'A contributor')).toBe(true)
  expect(revealsName('ada-li', 'Ada Li', 'Ada')).toBe(true)
  expect(revealsName('Ada LOVELACE!', 'Ada Lovelace', 'Ada')).toBe(true)
  expect(revealsName('ada-lóvelace', 'Ada Lovelace', 'Ada')).toBe(true)
  expect(revealsName('ada-2', 'Ada Lovelace', 'Ada')).toBe(false)
  expect(revealsName('alison', 'Alison Li', 'Alison')).toBe(false)
  expect(revealsName('ada-lovelace', 'Ada Lovelace', 'Ada Lovelace')).toBe(false)
  expect(revealsName('a-contributor', '', 'A contributor')).toBe(false)
})

test.each([
  ['Thanks to Ada Lovelace.', true],
  ['ÁDA LOVELACE’s talk', true],
  ['Lovelace, Ada', true],
  ['ada-lovelace', true],
  ['Ada King Lovelace', true],
  ['Ada', false],
  ['Ada spoke of the Lovelace prize', false],
  ['By Ada\n\nLovelace is another', false],
  ['Ada Lovelaces', false],
])('whether %j writes out the full name: %j', (text, expected) => {
  expect(writesName(text, 'Ada King Lovelace')).toBe(expected)
})

test('somebody with one name is written out by it, and nobody by no name', () => {
  expect(writesName('By Nicc and others', 'Nicc')).toBe(true)
  expect(writesName('Nicchi', 'Nicc')).toBe(false)
  expect(writesName('By Nicc', ' ')).toBe(false)
})

test.each([
  ['Thanks to Ada King Lovelace', true],
  ['The LÓVELACE archive', true],
  ['Ms Lovelace’s talk', true],
  ['Ada King', false],
  ['Lovelaces', false],
])('whether %j writes out the surname: %j', (text, expected) => {
  expect(writesSurname(text, 'Ada King Lovelace')).toBe(expected)
})

test('a single name is looked for as a surname, and no name never', () => {
  expect(writesSurname('By Nicc', 'Nicc')).toBe(true)
  expect(writesSurname('By Nicc', ' ')).toBe(false)
})
