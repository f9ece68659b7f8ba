import { expect, test } from 'vitest'

import { fileNameOf, newStem, readableBase, storedBase } from '../../src/lib/storedName.ts'

test.each([
  ['Summer picnic.JPG', 'Summer-picnic'],
  ['a\u0000b\u001fc\u202ed.png', 'a-b-c-d'],
  ['../..', 'file'],
  ['…', 'file'],
  ['取扱説明書.pdf', '取扱説明書'],
  ['e\u0301te\u0301.txt', 'été'],
  ['no extension', 'no-extension'],
  ['%22quoted%22.txt', 'quoted'],
  ['', 'file'],
])('the readable part of %j is %j', (name, base) => {
  expect(readableBase(name)).toBe(base)
})

test('a stored name gives its readable part back', () => {
  const stem = newStem(readableBase('Report presentation.pdf'))
  expect(stem).toMatch(/^Report-presentation-[0-9a-z]{12}$/)
  for (const name of [`${stem}.pdf`, `${stem}-thumbnail.webp`]) {
    expect(storedBase(name)).toBe('Report-presentation')
  }
})

test('a name of any length fits a file system, without half a character at its end', () => {
  const base = readableBase(`${'説'.repeat(500)}.pdf`)
  expect(Buffer.byteLength(base)).toBeLessThanOrEqual(120)
  expect(base).toMatch(/^説+$/)
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\a.txt', 'a.txt'],
  ['annual\u202efdp.exe', 'annual fdp.exe'],
  ['a\0b\r\nSet-Cookie: c\u2028d\u2066.txt', 'a b Set-Cookie: c d .txt'],
  ['\ud800.txt', '.txt'],
  ['می\u200cخواهم.pdf', 'می\u200cخواهم.pdf'],
  [`${'😀'.repeat(300)}`, '😀'.repeat(255)],
])('staff see the name %j as %j', (name, shown) => {
  expect(fileNameOf(name)).toBe(shown)
})
