import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { appCode } from '../helpers/secondFactor.ts'
import { emailOf, password } from './helpers/accounts.ts'
import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'

const phone = { viewport: { width: 390, height: 780 } }

const givePassword = async (page: Page, email: string) => {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
const giveCode = async (page: Page, code: string) => {
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.keyboard.press('Enter')
}
/** The key that is shown beside the QR code. */
const shownSecret = async (page: Page) =>
  (await page.locator('.second-factor__key').innerText()).replaceAll(' ', '')
const isGreeted = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name: new RegExp(`Good .*, ${name}`) }).waitFor()
const section = '.second-factor'

describe('a second factor of one’s own choice', () => {
  let panel: Panel
  let secret: string
  let recoveryCodes: string[]

  beforeAll(async () => {
    panel = await startPanel()
  })
  afterAll(() => panel.close())

  it('is set up on the account page, with recovery codes that are shown once', async () => {
    await panel.open({ as: 'editor', colorScheme: 'dark' }, async (page) => {
      await page.goto('/admin/account')
      await page.getByText('You have no second factor.').waitFor()
      await page.getByRole('button', { name: 'Set up a second factor' }).click()
      await page.getByLabel('Your password').fill('not the right password')
      await page.keyboard.press('Enter')
      await page.getByText('That is not your password.').waitFor()
      await page.getByLabel('Your password').fill(password)
      await page.getByRole('button', { name: 'Go on' }).click()
      const picture = page.getByRole('img', { name: /QR code/ })
      await picture.waitFor()
      expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
      secret = await shownSecret(page)
      expect(await seriousFaults(page, { within: section })).toEqual([])

      await page.getByLabel('First code').fill('000000')
      await page.getByRole('button', { name: 'Confirm' }).click()
      await page.getByText('That is not the code of the new entry').waitFor()
      await page.getByLabel('First code').fill(appCode(secret))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
      recoveryCodes = await page.locator('.second-factor__codes code').allInnerTexts()
      expect(recoveryCodes).toHaveLength(10)
      expect(await seriousFaults(page, { within: section })).toEqual([])
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save as a file' }).click()
      expect((await saved).suggestedFilename()).toBe('recovery-codes.txt')
      await page.getByRole('button', { name: 'I have kept them' }).click()
      await page.getByText(/You have a second factor, set up on/).waitFor()
      await page.getByText('Recovery codes left: 10.').waitFor()
    })
  })

  it('is asked for once the password was right, and takes each code once', async () => {
    await panel.open({ ...phone, colorScheme: 'light' }, async (page) => {
      await page.goto('/admin/login')
      await page.getByLabel('Email').fill(emailOf('editor'))
      await page.getByLabel('Password').fill('not the right password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('The email or password provided is incorrect.').waitFor()
      await givePassword(page, emailOf('editor'))
      const code = page.getByLabel('Code', { exact: true })
      await code.waitFor()
      expect(await code.getAttribute('autocomplete')).toBe('one-time-code')
      expect(await code.evaluate((input) => input === document.activeElement)).toBe(true)
      expect(await seriousFaults(page)).toEqual([])
      await giveCode(page, '000000')
      await page.getByText('That code is not right').waitFor()
      await giveCode(page, appCode(secret, 1))
      await isGreeted(page, 'Ed Okafor')
    })
    await panel.open({}, async (page) => {
      await page.goto('/admin/login?redirect=%2Fadmin%2Faccount')
      await givePassword(page, emailOf('editor'))
      await giveCode(page, String(recoveryCodes[3]))
      await page.getByText('Recovery codes left: 9.').waitFor()
    })
  })

  it('is taken away by an admin, on the page of the account', async () => {
    const { docs } = await panel.api.send<{ docs: { id: string }[] }>(
      'GET',
      `users?where[email][equals]=${emailOf('editor')}`,
    )
    await panel.open({ as: 'admin' }, async (page) => {
      await page.goto(`/admin/collections/users/${docs[0]?.id}`)
      await page.getByText(/This account has a second factor/).waitFor()
      await page.locator(section).getByRole('button', { name: 'Take it away' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click()
      await page.getByText('This account has no second factor.').waitFor()
      expect(await seriousFaults(page, { within: section })).toEqual([])
    })
    await panel.open({}, async (page) => {
      await page.goto('/admin/login')
      await givePassword(page, emailOf('editor'))
      await isGreeted(page, 'Ed Okafor')
    })
  })
})

it('is set up on the way in where everybody has to have one', async () => {
  const settings = { REQUIRE_SECOND_FACTOR: 'true' }
  const panel = await startPanel({ hasApi: false, settings })
  try {
    await panel.open({ ...phone, colorScheme: 'dark' }, async (page) => {
      await page.goto('/admin/login')
      await givePassword(page, emailOf('contributor'))
      await page.getByRole('heading', { name: 'Set up your second factor' }).waitFor()
      const secret = await shownSecret(page)
      expect(await seriousFaults(page)).toEqual([])
      await page.getByLabel('First code').fill(appCode(secret))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await page.getByRole('button', { name: 'I have kept them: sign in' }).click()
      await giveCode(page, appCode(secret, 1))
      await isGreeted(page, 'Cora Lindqvist')
    })
  } finally {
    await panel.close()
  }
})
