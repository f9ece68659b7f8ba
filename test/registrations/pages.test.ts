import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { signStartTime } from '../../src/api/registrations/pages/startTime.ts'
import type { Event } from '../../src/lib/payload-types.ts'
import { registrationToken } from '../../src/lib/registrationToken.ts'
import { elementsOf, textIn } from '../helpers/html.ts'
import {
  listOf,
  mailsTo,
  makeEvent,
  registrationsOf,
  signUpInTurn,
} from '../helpers/registrations.ts'
import { startTestServer, type TestServer } from '../helpers/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ SIGNUP_RATE_LIMIT: '100' })
})
afterAll(() => server.close())

const read = async (response: Response) => ({
  status: response.status,
  headers: response.headers,
  html: await response.text(),
})
const open = async (path: string) => read(await fetch(server.url + path))
const send = async (path: string, values: Record<string, string>) =>
  read(await fetch(server.url + path, { method: 'POST', body: new URLSearchParams(values) }))
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: { 'doctype-style': 'off', 'no-raw-characters': 'off', 'long-title': 'off' },
})
const expectValid = async (html: string) => {
  const { results } = await validator.validateString(html)
  const faults = results.flatMap(({ messages }) => messages)
  expect(faults.map(({ message, ruleId }) => `${ruleId}: ${message}`)).toEqual([])
}
const elements = (html: string, name: string) => elementsOf(html).filter((one) => one.name === name)
const minutes = 60_000
/** What a person sends who opened the form some time ago. */
const filled = (event: string, values: Record<string, string> = {}, age = minutes) => ({
  started: signStartTime(server.payload.secret, event, Date.now() - age),
  name: 'Ann',
  email: 'ann@example.org',
  accessNeeds: '',
  agreed: 'yes',
  ...values,
})
const questions: NonNullable<Event['signUp']>['questions'] = [
  { label: 'Why?', type: 'text', required: true },
  { label: 'Lunch', type: 'choice', options: ['Soup', 'Salad'] },
  { label: 'First time?', type: 'yes-no' },
]

describe('the page to sign up', () => {
  test('is a labelled form for all, kept by nobody', async () => {
    const { id } = await makeEvent(server.payload, { questions })
    const { headers, html, status } = await open(`/events/${id}/sign-up`)
    expect(status).toBe(200)
    await expectValid(html)
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Content-Security-Policy')).toContain("form-action 'self'")
    expect(elements(html, 'script')).toEqual([])
    expect(elements(html, 'legend').map(({ text }) => text)).toEqual([
      'Lunch (if you like)',
      'First time? (if you like)',
    ])
    const autocomplete = elements(html, 'input').map(({ attributes }) => attributes.autocomplete)
    expect(autocomplete).toEqual(expect.arrayContaining(['name', 'email']))
    expect(textIn(html)).toContain('deleted 30 days after the event')
    expect(html).not.toContain('secret-room')
  })

  test('signs up, without showing the secret link', async () => {
    const { id } = await makeEvent(server.payload, { questions })
    const [why, lunch, first] = await questionNames(id)
    const answers = { [why]: 'To learn', [lunch]: 'Soup', [first]: 'no' }
    const values = filled(id, { email: 'form@example.org', ...answers })
    const done = await send(`/events/${id}/sign-up`, values)
    expect(done.status).toBe(200)
    await expectValid(done.html)
    expect(textIn(done.html)).toContain('you have signed up')
    expect(done.html).not.toContain('reg_')
    const [saved] = await registrationsOf(server.payload, id)
    expect(Object.values(saved?.answers ?? {})).toEqual(['To learn', 'Soup', false])
    await send(`/events/${id}/sign-up`, values)
    expect(await mailsTo(server.payload, 'form@example.org')).toEqual(['confirmed'])
  })

  test('lists what is wrong, with links to the fields, and keeps what was written', async () => {
    const { id } = await makeEvent(server.payload, { questions })
    const values = filled(id, { email: 'wrong<b>', accessNeeds: 'A ramp', agreed: '' })
    const { html, status } = await send(`/events/${id}/sign-up`, values)
    expect(status).toBe(400)
    await expectValid(html)
    const links = elements(html, 'a').map(({ attributes }) => attributes.href?.slice(1))
    const [why] = await questionNames(id)
    expect(links).toEqual(['field-email', `field-${why.replace('.', '-')}`, 'field-agreed'])
    const ids = elementsOf(html).map(({ attributes }) => attributes.id)
    expect(ids).toEqual(expect.arrayContaining(links))
    const email = elements(html, 'input').find(({ attributes }) => attributes.name === 'email')
    expect(email?.attributes).toMatchObject({ value: 'wrong<b>', 'aria-invalid': 'true' })
    expect(ids).toEqual(
      expect.arrayContaining(email?.attributes['aria-describedby']?.split(' ') ?? []),
    )
    expect(textIn(html)).toContain('A ramp')
  })

  test.each([
    ['two seconds', 0],
    ['a day', 25 * 60 * minutes],
  ])('that was open for less or more than %s is asked for again', async (_time, age) => {
    const { id } = await makeEvent(server.payload)
    const first = await send(`/events/${id}/sign-up`, filled(id, {}, age))
    expect(first.status).toBe(400)
    expect(textIn(first.html)).toContain('send it once more')
    expect(first.html).toContain('value="ann@example.org"')
    expect(await listOf(server.payload, id)).toEqual([])
  })

  test('takes what programs fill in everywhere, and forgets it', async () => {
    const { id } = await makeEvent(server.payload)
    const done = await send(
      `/events/${id}/sign-up`,
      filled(id, { website_url: 'https://spam.example' }),
    )
    expect(textIn(done.html)).toContain('you have signed up')
    expect(await listOf(server.payload, id)).toEqual([])
    const { html } = await open(`/events/${id}/sign-up`)
    const trap = elements(html, 'input').find(({ attributes }) => attributes.name === 'website_url')
    expect(trap?.attributes.tabindex).toBe('-1')
  })

  test.each<[string, Partial<Event>, string]>([
    ['cancelled', { status: 'cancelled' }, 'cancelled'],
    ['postponed', { status: 'postponed' }, 'postponed'],
    ['over', { startsAt: '2026-01-01T10:00:00.000Z', endsAt: '2026-01-01T11:00:00.000Z' }, 'over'],
    ['not open yet', { signUp: { mode: 'here', opensAt: '2027-01-01T12:00:00.000Z' } }, 'opens on'],
    ['closed', { signUp: { mode: 'here', closesAt: '2026-01-01T12:00:00.000Z' } }, 'closed'],
    ['full', { signUp: { mode: 'here', capacity: 0 } }, 'full'],
    ['elsewhere', { signUp: { mode: 'elsewhere', url: 'https://else.example/x' } }, 'another page'],
  ])('says that an event is %s, and has no form', async (_state, event, words) => {
    const { id } = await makeEvent(server.payload, {}, event)
    const { html, status } = await open(`/events/${id}/sign-up`)
    expect(status).toBe(200)
    await expectValid(html)
    expect(textIn(html)).toContain(words)
    expect(elements(html, 'form')).toEqual([])
  })

  test('of a draft is like one of no event', async () => {
    const { id } = await makeEvent(server.payload, {}, { _status: 'draft' })
    const [draft, none] = [await open(`/events/${id}/sign-up`), await open('/events/none/sign-up')]
    expect([draft.status, draft.html]).toEqual([404, none.html])
    await expectValid(draft.html)
  })
})

async function questionNames(event: string): Promise<[string, string, string]> {
  const { signUp } = await server.payload.findByID({ collection: 'events', id: event })
  const [why = '', lunch = '', first = ''] = (signUp?.questions ?? []).map(
    ({ id }) => `answers.${id}`,
  )
  return [why, lunch, first]
}

describe('the page of a secret link', () => {
  const signedUp = async (...names: string[]) => {
    const { id } = await makeEvent(server.payload, { capacity: 1, waitingList: true })
    await signUpInTurn(server.payload, id, ...names)
    const paths = (await registrationsOf(server.payload, id)).map(
      (registration) =>
        `/registrations/${registrationToken(registration.id, server.payload.secret)}`,
    )
    return { id, path: paths[0] ?? '', waiting: paths[1] ?? '' }
  }

  test('shows the registration and changes nothing', async () => {
    const { id, path, waiting } = await signedUp('see', 'wait')
    const { headers, html, status } = await open(path)
    expect(status).toBe(200)
    await expectValid(html)
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(textIn(html)).toContain('you have a place')
    expect(html).toContain('https://join.example/secret-room')
    const other = await open(waiting)
    expect(textIn(other.html)).toContain('number 1 on the waiting list')
    expect(other.html).not.toContain('secret-room')
    expect(await listOf(server.payload, id)).toEqual(['see confirmed', 'wait waiting'])
  })

  test('changes what was written, and says what is wrong', async () => {
    const { id, path } = await signedUp('old')
    const saved = await send(path, { do: 'change', name: 'New name', accessNeeds: 'A ramp' })
    expect(textIn(saved.html)).toContain('Your changes are saved')
    expect(await listOf(server.payload, id)).toEqual(['New name confirmed'])
    const refused = await send(path, { do: 'change', name: '' })
    expect(refused.status).toBe(400)
    await expectValid(refused.html)
    expect(refused.html).toContain('href="#field-name"')
  })

  test('cancels after it was asked whether to', async () => {
    const { id, path } = await signedUp('leaves', 'next')
    const asked = await send(path, { do: 'ask-cancel' })
    await expectValid(asked.html)
    expect(await listOf(server.payload, id)).toEqual(['leaves confirmed', 'next waiting'])
    const { html } = await send(path, { do: 'cancel' })
    expect(textIn(html)).toContain('Your registration is cancelled')
    await expectValid(html)
    expect(await listOf(server.payload, id)).toEqual(['leaves cancelled', 'next confirmed'])
  })

  test('deletes all details after it was asked whether to', async () => {
    const { id, path } = await signedUp('erased', 'after')
    await send(path, { do: 'ask-erase' })
    expect(await listOf(server.payload, id)).toContain('erased confirmed')
    const { html } = await send(path, { do: 'erase' })
    await expectValid(html)
    expect(await listOf(server.payload, id)).toEqual(['after confirmed'])
    expect((await open(path)).status).toBe(404)
  })

  test('that is none tells nothing', async () => {
    const answers = await Promise.all([
      open(`/registrations/reg_${'b'.repeat(43)}`),
      open('/registrations/anything'),
      send('/registrations/anything', { do: 'cancel' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(new Set(answers.map(({ html }) => html)).size).toBe(1)
    await expectValid(answers[0].html)
  })
})
