import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { fileMailer } from '../../src/mail/fileMailer.ts'

let folder: string
let logged: unknown[]
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'collective-mail-')), 'mail')
  logged = []
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true }))

const send = (subject: string) =>
  fileMailer({ folder, logger: { info: (entry: unknown) => void logged.push(entry) } })({
    from: 'cms@example.org',
    to: 'ada@example.org',
    subject,
    text: 'A secret link',
  })

test('a mail becomes a file for its owner alone, and the log has only its name', async () => {
  await send('Hello')
  const [name = ''] = readdirSync(folder)
  const content = readFileSync(path.join(folder, name), 'utf8')
  expect(content).toContain('Subject: Hello')
  expect(content).toContain('To: ada@example.org')
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600)
  expect(logged).toEqual([{ msg: 'Mail written to a file', file: name }])
})

test('the newest 200 are kept', async () => {
  mkdirSync(folder)
  const old = Array.from({ length: 205 }, (_, index) => `2020-01-01-${1000 + index}.eml`)
  for (const name of old) writeFileSync(path.join(folder, name), '')
  await send('The newest')
  const left = readdirSync(folder)
  expect(left).toHaveLength(200)
  expect(left).not.toContain(old[5])
  expect(left).toContain(old[6])
})
