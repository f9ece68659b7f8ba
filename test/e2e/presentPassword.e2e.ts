import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { emailOf, password } from './helpers/accounts.ts'
import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'
import { settle } from './helpers/settle.ts'

let panel: Panel
beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

const openAccount = async (page: Page, email: string) => {
  await page.goto('/admin/account')
  await expect
    .poll(() => page.locator('#field-email').inputValue(), { timeout: 20_000 })
    .toBe(email)
  await settle(page)
}
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Is it you?' })
const field = (page: Page) => dialog(page).getByLabel('Your present password')
const answerTo = (page: Page, method: string) =>
  page.waitForResponse((answer) => answer.request().method() === method)
const save = (page: Page) => page.locator('#action-save').click()
const statusOfSignIn = async (page: Page, email: string, secret: string) =>
  (await page.request.post('/api/users/login', { data: { email, password: secret } })).status()

it('is asked for when somebody changes their own password, until it is right, and then no more', async () => {
  await panel.open({ as: 'contributor' }, async (page) => {
    const another = 'another long password'
    await openAccount(page, emailOf('contributor'))
    await page.locator('#change-password').click()
    await page.locator('#field-password').fill(another)
    // The form is checked on the server a moment after it is filled in.
    const checked = answerTo(page, 'POST')
    await page.locator('#field-confirm-password').fill(another)
    await checked
    await save(page)
    await dialog(page).getByText('Enter your present password to change your e-mail or').waitFor()
    expect(await field(page).getAttribute('autocomplete')).toBe('current-password')
    expect(await field(page).getAttribute('type')).toBe('password')
    await field(page).fill('not the right password')
    await dialog(page).getByRole('button', { name: 'Go on' }).click()
    await dialog(page).getByText('That is not your present password.').waitFor()
    expect(await field(page).inputValue()).toBe('')
    await field(page).fill(password)
    const saved = answerTo(page, 'PATCH')
    await page.keyboard.press('Enter')
    expect((await saved).status()).toBe(200)
    await dialog(page).waitFor({ state: 'detached' })
    expect(await statusOfSignIn(page, emailOf('contributor'), another)).toBe(200)

    await page.locator('#field-name').fill('Cora L.')
    const renamed = answerTo(page, 'PATCH')
    await save(page)
    expect((await renamed).status()).toBe(200)
    expect(await dialog(page).count()).toBe(0)
  })
})

it('is asked for by keyboard on a phone when somebody changes their own e-mail', async () => {
  const phone = { viewport: { width: 390, height: 780 } }
  await panel.open({ ...phone, as: 'editor', colorScheme: 'dark' }, async (page) => {
    const email = 'ed@example.org'
    await openAccount(page, emailOf('editor'))
    await page.locator('#field-email').fill(email)
    await page.locator('#action-save').focus()
    await page.keyboard.press('Enter')
    await field(page).waitFor()
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await seriousFaults(page, { within: 'dialog' })).toEqual([])
    const { width = 0, x = -1 } = (await dialog(page).boundingBox()) ?? {}
    expect(x).toBeGreaterThan(0)
    expect(x + width).toBeLessThan(390)
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
    expect(await statusOfSignIn(page, emailOf('editor'), password)).toBe(200)
    expect(await page.locator('#field-email').inputValue()).toBe(email)

    await page.locator('#field-email').fill(`${email}.uk`)
    await save(page)
    await field(page).waitFor()
    await page.keyboard.type(password)
    const saved = answerTo(page, 'PATCH')
    await page.keyboard.press('Enter')
    expect((await saved).status()).toBe(200)
    expect(await statusOfSignIn(page, `${email}.uk`, password)).toBe(200)
  })
})

it('is asked for when an admin makes a key of their own, not for somebody else', async () => {
  await panel.open({ as: 'admin' }, async (page) => {
    await openAccount(page, emailOf('admin'))
    await page.locator('#generate-api-key').click()
    await page.getByRole('button', { name: 'Generate', exact: true }).click()
    await dialog(page).getByText('Enter your present password to change your API key.').waitFor()
    await field(page).fill(password)
    await page.keyboard.press('Enter')
    await page.locator('#regenerate-api-key').waitFor()
    const key = await page.locator('#apiKey').inputValue()
    const headers = { Authorization: `users API-Key ${key}` }
    const me = await fetch(`${panel.url}/api/users/me`, { headers })
    expect(await me.json()).toMatchObject({ user: { email: emailOf('admin') } })
  })
})
