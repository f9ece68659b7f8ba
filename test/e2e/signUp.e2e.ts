import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { type MailServer, startMailServer } from '../mail/mailServer.ts'
import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'
import { widthOf } from './helpers/settle.ts'

let mail: MailServer
let panel: Panel
let event: string

beforeAll(async () => {
  mail = await startMailServer()
  panel = await startPanel({ settings: { SMTP_URL: mail.url } })
  const { doc } = await panel.api.send<{ doc: { id: string } }>('POST', 'events', {
    title: 'A cuppa for two',
    format: 'online',
    startsAt: '2030-06-06T16:00:00.000Z',
    endsAt: '2030-06-06T17:00:00.000Z',
    joiningLink: 'https://join.example.org/room',
    _status: 'published',
  })
  event = doc.id
})
afterAll(async () => {
  await panel.close()
  await mail.close()
})

/** The text of the newest mail to an address, once there are so many. */
async function mailTo(address: string, count = 1): Promise<string> {
  const ofAddress = () => mail.mails.filter(({ to }) => to.includes(address))
  await expect.poll(() => ofAddress().length, { timeout: 30_000 }).toBe(count)
  return ofAddress().at(-1)?.source ?? ''
}

const secretLink = (source: string): string =>
  /\/registrations\/reg_[\w-]{43}/.exec(source)?.[0] ?? ''

async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto(`/events/${event}/sign-up`)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByLabel('What helps you to take part?').fill(`${name} needs captions`)
  await page.getByLabel('I agree that').check()
  // Faster than any person, the page asks to look again.
  await setTimeout(2500)
  await page.getByRole('button', { name: 'Sign up' }).click()
}

it('goes from an editor’s settings to two strangers, of whom one makes room for the other', async () => {
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto(`/admin/collections/events/${event}`)
    await page.getByRole('button', { name: 'Sign-up', exact: true }).click()
    await page.locator('#field-signUp__mode').click()
    await page.getByText('On our own page', { exact: true }).click()
    await page.locator('#field-signUp__capacity').fill('1')
    await page.locator('#field-signUp__waitingList').check()
    await page.locator('#action-save').click()
    await page.getByText('Nobody has signed up yet.').waitFor()
  })

  await panel.open({ javaScriptEnabled: false }, async (page) => {
    await signUp(page, 'Ada', 'ada@example.org')
    await page.getByRole('heading', { name: 'Thank you, you have signed up' }).waitFor()
    await signUp(page, 'Bea', 'bea@example.org')
    await page.getByRole('heading', { name: 'You are on the waiting list' }).waitFor()
  })
  const confirmation = await mailTo('ada@example.org')
  expect(confirmation).toContain('https://join.example.org/room')
  await mailTo('bea@example.org')

  await panel.open({ as: 'editor' }, async (page) => {
    await openSignUps(page)
    const list = page.getByRole('region', { name: 'Who has signed up' })
    await list.getByText('1 of 1').waitFor()
    await list.getByText('Bea (waiting): Bea needs captions').waitFor()
    expect(await seriousFaults(page, { within: '.sign-ups' })).toEqual([])
    await page.locator('.sign-ups').screenshot({ path: 'test-results/sign-ups.png' })
  })

  await panel.open({ javaScriptEnabled: false }, async (page) => {
    await page.goto(secretLink(confirmation))
    await page.getByRole('button', { name: 'Cancel my registration' }).click()
    await page.getByRole('button', { name: 'Yes, cancel it' }).click()
    await page.getByText('Your registration is cancelled.').waitFor()
  })
  const moved = await mailTo('bea@example.org', 2)
  expect(moved).toContain('https://join.example.org/room')
})

it('lets an editor add, tick off and cancel by the keyboard, on a phone and in the dark too', async () => {
  await panel.open(
    { as: 'editor', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    async (page) => {
      await openSignUps(page)
      const list = page.getByRole('region', { name: 'Who has signed up' })
      await list.getByLabel('Name').fill('Cleo')
      await list.getByLabel('E-mail').fill('nowhere')
      await list.getByLabel('E-mail').press('Enter')
      await list.locator('.sign-ups__fault').waitFor()
      await list.getByLabel('E-mail').fill('cleo@example.org')
      await list.getByLabel('E-mail').press('Enter')
      await list.getByText('Cleo is signed up').waitFor()
      await list.getByRole('checkbox', { name: 'Bea was there' }).press('Space')
      await list.getByText('Bea was there.').waitFor()
      await list.getByRole('button', { name: 'Cancel for Bea' }).press('Enter')
      await page.getByRole('button', { name: 'Cancel it' }).press('Enter')
      await list.getByText('The registration of Bea is cancelled.').waitFor()
      expect(await widthOf(page)).toBeLessThanOrEqual(390)
      expect(await seriousFaults(page, { within: '.sign-ups' })).toEqual([])
      await page.locator('.sign-ups').screenshot({ path: 'test-results/sign-ups-phone.png' })
    },
  )
  expect(await mailTo('cleo@example.org', 2)).toContain('https://join.example.org/room')
})

it('shows pages for the public that axe finds nothing serious in, light and dark', async () => {
  const link = secretLink(await mailTo('cleo@example.org', 2))
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.open({ colorScheme }, async (page) => {
      for (const path of [`/events/${event}/sign-up`, link, '/registrations/unknown']) {
        await page.goto(path)
        expect(await seriousFaults(page)).toEqual([])
      }
    })
  }
})

it('keeps the list from contributors', async () => {
  await panel.open({ as: 'contributor' }, async (page) => {
    const { status } = await page.request
      .get(`/api/events/${event}/registrations`)
      .then((answer) => ({ status: answer.status() }))
    expect(status).toBe(403)
  })
})

async function openSignUps(page: Page): Promise<void> {
  await page.goto(`/admin/collections/events/${event}`)
  await page.getByRole('button', { name: 'Sign-up', exact: true }).click()
  await page.getByRole('heading', { name: 'Who has signed up' }).waitFor()
}
