import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { emailOf, password } from './helpers/accounts.ts'
import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'

describe('before there is an account', () => {
  let panel: Panel

  beforeAll(async () => {
    panel = await startPanel({ hasAccounts: false })
  })
  afterAll(() => panel.close())

  it('names the command that makes the first one, and offers no form', async () => {
    await panel.open({}, async (page) => {
      await page.goto('/admin')
      await page.getByText('npm run cms -- create-admin --email you@example.org').waitFor()
      // Next sends what belongs into the head after the page itself.
      await expect.poll(() => page.title()).toBe('No accounts yet · Collective CMS')
      expect(await page.locator('input').count()).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
    })
  })
})

describe('signing in', () => {
  let panel: Panel

  beforeAll(async () => {
    panel = await startPanel()
  })
  afterAll(() => panel.close())

  it('says that a password is wrong, and lets the right one in', async () => {
    await panel.open({}, async (page) => {
      await page.goto('/admin')
      await page.getByLabel('Email').fill(emailOf('admin'))
      await page.getByLabel('Password', { exact: false }).fill('not the right password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('The email or password provided is incorrect.').first().waitFor()

      await page.getByLabel('Password', { exact: false }).fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { level: 1, name: /Good .*, Amina Yusuf/ }).waitFor()
    })
  })

  it('needs a keyboard only', async () => {
    await panel.open({}, async (page) => {
      await page.goto('/admin/login')
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      await page.getByLabel('Email').focus()
      await page.keyboard.type(emailOf('admin'))
      await page.keyboard.press('Tab')
      await page.keyboard.type(password)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: /Good .*, Amina Yusuf/ }).waitFor()
    })
  })

  it.each(['light', 'dark'] as const)('has no serious fault for axe in %s', async (colorScheme) => {
    await panel.open({ colorScheme }, async (page) => {
      await page.goto('/admin/login')
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      expect(await page.locator('html').getAttribute('data-theme')).toBe(colorScheme)
      expect(await seriousFaults(page)).toEqual([])
    })
  })

  it.each([
    { path: '/admin/login', title: 'Sign in · Collective CMS', as: undefined },
    { path: '/admin/forgot', title: 'Forgot Password · Collective CMS', as: undefined },
    { path: '/admin/no/such/page', title: 'Not found · Collective CMS', as: 'admin' as const },
    { path: '/admin', title: 'Dashboard · Collective CMS', as: 'admin' as const },
  ])('calls $path by the collective’s name, not by Payload’s', async ({ path, title, as }) => {
    await panel.open({ as }, async (page) => {
      await page.goto(path)
      await page.getByRole('heading').first().waitFor()
      await expect.poll(() => page.title()).toBe(title)
      expect(await page.locator('body').innerText()).not.toContain('Payload')
      const head = await page.locator('head').innerHTML()
      expect(head).not.toMatch(/Payload|og:image|payload-favicon/)
      expect(head).toMatch(/rel="icon" href="[^"]*mark[^"]*\.svg"/)
    })
  })
})
