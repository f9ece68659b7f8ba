import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'

let panel: Panel

beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

it('leaves out of a contributor’s panel what is not theirs, and keeps their account', async () => {
  await panel.api.send('POST', 'posts', { title: 'Out already', _status: 'published' })
  await panel.open({ as: 'contributor' }, async (page) => {
    await page.goto('/admin/collections/posts')
    const links = page.locator('.nav__link')
    expect(await links.allTextContents()).toContain('Topics')
    expect(await links.allTextContents()).not.toContain('Users')
    expect(await links.allTextContents()).not.toContain('Redirects')

    await page.locator('input#select-all').check()
    await page.locator('.list-selection').getByRole('button', { name: 'Edit' }).waitFor()
    expect(await page.getByRole('button', { name: /publish$/i }).count()).toBe(0)

    await page.goto('/admin/account')
    await page.locator('#field-name:enabled').fill('Cora')
    await page.locator('#action-save').click()
    await page.getByText('Updated successfully.').waitFor()
  })
  await panel.open({ as: 'admin' }, async (page) => {
    await page.goto('/admin/collections/posts')
    await page.locator('input#select-all').check()
    await page.getByRole('button', { name: 'Unpublish' }).waitFor()
  })
})
