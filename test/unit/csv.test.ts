import { expect, test } from 'vitest'

import { flatten, toCsv } from '../../src/lib/csv.ts'

const columns = [{ key: 'a', heading: 'A' }]

const cells: [value: unknown, written: string][] = [
  ['=1+1', "'=1+1"],
  ['+44 20', "'+44 20"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['\n=1', '"\'\n\'=1"'],
  ['＝1+1', "'＝1+1"],
  ['tea;=1+1', "tea;'=1+1"],
  ['tea;" =1+1', '"tea;"" \'=1+1"'],
  ['tea\t@sum', "tea\t'@sum"],
  ['tea\r\n\r\n+1', '"tea\r\n\r\n\'+1"'],
  ['a-b; c - d', 'a-b; c - d'],
  ['=a,"b"', '"\'=a,""b"""'],
  ['a,b', '"a,b"'],
  ['a\nb', '"a\nb"'],
  ['plain', 'plain'],
  [-1, '-1'],
  [true, 'true'],
  [null, ''],
  [['x'], '"[""x""]"'],
]

test.each(cells)('%j is written as %j', (value, written) => {
  expect(toCsv([{ a: value }], columns)).toBe(`\ufeffA\r\n${written}\r\n`)
})

test('groups become dotted columns, and rich text one', () => {
  expect(flatten({ a: { b: 1 }, body: { root: {} } })).toEqual({ 'a.b': 1, body: { root: {} } })
})
