import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'

import { byteRange } from '../../src/lib/byteRange.ts'
import { toCsv } from '../../src/lib/csv.ts'
import { loggedError } from '../../src/lib/loggedError.ts'
import { fillSubject, fillTemplate, unknownPlaceholders } from '../../src/lib/mailTemplate.ts'
import { writesName } from '../../src/lib/personName.ts'
import { safeName } from '../../src/lib/safeName.ts'
import { sentenceCase } from '../../src/lib/sentenceCase.ts'
import { fileNameOf, readableBase, storedBase } from '../../src/lib/storedName.ts'
import { toSlug } from '../../src/lib/toSlug.ts'
import { withoutTossed } from '../../src/lib/tossedCookies.ts'

const long = 50_000
const inputs = [
  'a',
  ' ',
  '-',
  '.',
  'a.',
  'a-',
  'A ',
  '\n',
  '\n ',
  '; ',
  '"',
  'dup key: {',
  'params: \n',
  '{',
  '{{ ',
  '{{a ',
  'a@a-',
  '%0A',
  '=1,2-',
].map((part) => part.repeat(long / part.length))
/** What comes before and after makes an attempt to match begin, and fail at its end. */
const around = (text: string) => [
  text,
  `${text}!`,
  `{{${text}`,
  `a@${text}`,
  `bytes=${text}x`,
  `-${text}x`,
]

const readers: [string, (text: string) => unknown][] = [
  ['byteRange', (text) => byteRange(text, 10)],
  ['fileNameOf', fileNameOf],
  ['fillSubject', (text) => fillSubject(text, {})],
  ['fillTemplate', (text) => fillTemplate(text, {})],
  ['loggedError', (text) => loggedError(Object.assign(new Error(text), { stack: text }))],
  ['readableBase', readableBase],
  ['safeName', safeName],
  ['sentenceCase', sentenceCase],
  ['storedBase', storedBase],
  ['toCsv', (text) => toCsv([{ a: text }], [{ key: 'a', heading: 'A' }])],
  ['toSlug', toSlug],
  ['unknownPlaceholders', unknownPlaceholders],
  ['withoutTossed', (text) => withoutTossed(text, 'a')],
  ['writesName', (text) => writesName(text, 'Ann Onymous')],
]

test.each(readers)('%s takes no longer for a long text than its letters need', (_, read) => {
  for (const text of inputs.flatMap(around)) {
    const start = performance.now()
    read(text)
    expect([text.slice(0, 20), performance.now() - start < 1000]).toEqual([text.slice(0, 20), true])
  }
})
