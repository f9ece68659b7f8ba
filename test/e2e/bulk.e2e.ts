import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'

const many = 150

let panel: Panel

beforeAll(async () => {
  panel = await startPanel()
  for (let number = 1; number <= many; number += 1) {
    await panel.api.send('POST', 'posts?draft=true', { title: `Post ${number}` })
  }
})
afterAll(() => panel.close())

it('moves 150 documents to the trash, restores them, and empties the trash of them', async () => {
  await panel.open({ as: 'admin' }, async (page) => {
    await page.goto('/admin/collections/posts')
    await selectAll(page)
    await page.locator('.delete-documents__toggle').click()
    await confirm(page)
    await expect.poll(counts, { timeout: 60_000 }).toEqual({ kept: 0, trashed: many })

    await page.goto('/admin/collections/posts/trash')
    await selectAll(page)
    await page.locator('.restore-documents__toggle').click()
    await confirm(page)
    await expect.poll(counts, { timeout: 60_000 }).toEqual({ kept: many, trashed: 0 })

    await page.goto('/admin/collections/posts')
    await selectAll(page)
    await page.locator('.delete-documents__toggle').click()
    await confirm(page)
    await expect.poll(counts, { timeout: 60_000 }).toEqual({ kept: 0, trashed: many })

    await page.goto('/admin/collections/posts/trash')
    await clickOnceAlive(page, '#empty-trash-button')
    await confirm(page)
    await expect.poll(counts, { timeout: 60_000 }).toEqual({ kept: 0, trashed: 0 })
  })
})

async function selectAll(page: Page): Promise<void> {
  await page.locator('input#select-all').check()
  await page.locator('#select-all-across-pages').click()
}

/** A button that the server has rendered does nothing until React has taken it over. */
async function clickOnceAlive(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((one) => {
    const element = document.querySelector(one)
    return element !== null && Object.keys(element).some((key) => key.startsWith('__reactProps'))
  }, selector)
  await page.locator(selector).click()
}

const confirm = (page: Page) => page.locator('#confirm-action:visible').click()

async function counts(): Promise<{ kept: number; trashed: number }> {
  const [kept, all] = await Promise.all([
    panel.api.send<{ totalDocs: number }>('GET', 'posts?limit=1'),
    panel.api.send<{ totalDocs: number }>('GET', 'posts?limit=1&trash=true'),
  ])
  return { kept: kept.totalDocs, trashed: all.totalDocs - kept.totalDocs }
}
