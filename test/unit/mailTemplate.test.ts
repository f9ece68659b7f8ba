import { expect, test } from 'vitest'

import { defaultTemplates } from '../../collections/MailTemplates/defaultTemplates.ts'
import { moveDays } from '../../src/lib/localDay.ts'
import {
  fillSubject,
  fillTemplate,
  plainMailText,
  unknownPlaceholders,
} from '../../src/lib/mailTemplate.ts'
import { safeName } from '../../src/lib/safeName.ts'
import { htmlMail } from '../../src/mail/htmlMail.ts'
import { retryDelay } from '../../src/mail/retryDelay.ts'
import { isPermanent, isUnreachable } from '../../src/mail/smtpFaults.ts'

test.each(Object.entries(defaultTemplates))('our own words for %s hold', (_, words) => {
  expect(unknownPlaceholders(words.subject + words.body)).toEqual([])
})

test.each([
  ['Hello {{name}}, {{ event }}', []],
  ['{{nmae}} {{constructor}}', ['nmae', 'constructor']],
  ['{{name', ['{{']],
  ['{{}}', ['']],
])('the unknown placeholders of %j', (template, expected) => {
  expect(unknownPlaceholders(template)).toEqual(expected)
})

test('a line that has nothing to say is left out, and a paragraph with all its lines', () => {
  const template = 'Hello {{name}}\n\nJoin: {{joiningLink}}\nWhere: {{place}}\n\n{{note}}'
  expect(plainMailText(fillTemplate(template, { name: 'Amina', place: 'Online' }))).toBe(
    'Hello Amina\n\nWhere: Online',
  )
})

test('values are words, whatever they hold', () => {
  const values = { event: '<b>{{name}}</b> & "more"', name: 'Amina' }
  const text = fillTemplate('About {{event}}', values)
  expect(plainMailText(text)).toBe('About <b>{{name}}</b> & "more"')
  const html = htmlMail('Subject', text, [])
  expect(html).toContain('About &#x3C;b>{{name}}&#x3C;/b> &#x26; "more"')
  expect(html).not.toContain('<b>')
})

test('a subject is one line', () => {
  expect(fillSubject('About {{event}}', { event: 'A\r\nBcc: all@example.org\u2028B\u202e' })).toBe(
    'About A Bcc: all@example.org B',
  )
  expect(fillSubject('{{event}}', { event: 'x'.repeat(400) })).toHaveLength(150)
})

test.each([
  ['Amina Yusuf', 'Amina Yusuf'],
  ["Seán O'Brien-Smith", "Seán O'Brien-Smith"],
  ['J.R. Smith', 'J. R. Smith'],
  ['नेहा', 'नेहा'],
  ['Win at evil.com', 'Win at evil. com'],
  ['https://evil.example', 'there'],
  ['Amina\r\nBcc: x@example.org', 'there'],
  ['<b>Amina</b>', 'there'],
  ['call 0800 123', 'there'],
  ['a'.repeat(81), 'there'],
  ['', 'there'],
])('%j is greeted as %j', (name, greeted) => {
  expect(safeName(name)).toBe(greeted)
})

test.each([
  ['2026-03-29T13:00:00.000Z', '2026-03-28T14:00:00.000Z'],
  ['2026-10-25T14:00:00.000Z', '2026-10-24T13:00:00.000Z'],
  ['2026-06-02T13:00:00.000Z', '2026-06-01T13:00:00.000Z'],
])('a day before %s the clocks of London show the same', (instant, expected) => {
  expect(moveDays(instant, 'Europe/London', -1)).toBe(expected)
})

test('the morning after is in the morning there', () => {
  expect(moveDays('2026-03-28T23:30:00.000Z', 'Europe/London', 1, 10)).toBe(
    '2026-03-29T09:00:00.000Z',
  )
})

test('a failed mail is tried again for about a day, ever more rarely', () => {
  const waits = Array.from({ length: 8 }, (_, index) => retryDelay(index + 1, () => 0) ?? 0)
  expect(waits).toEqual(waits.toSorted((one, two) => one - two))
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000
  expect(Math.round(hours)).toBe(23)
  expect(retryDelay(9, () => 0)).toBeUndefined()
})

test.each([
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, true, false],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, false, false],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, true, false],
  [{ code: 'EENVELOPE', command: 'API' }, true, false],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, false, false],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, false, false],
  [{ code: 'ECONNREFUSED', command: 'CONN' }, false, true],
])('%j', (fault, permanent, unreachable) => {
  expect([isPermanent(fault), isUnreachable(fault)]).toEqual([permanent, unreachable])
})
