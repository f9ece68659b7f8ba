import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { picture } from './helpers/picture.ts'

let panel: Panel

beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

it('refuses an image without alternative text and says why, then takes it with one, and lets that be changed', async () => {
  await panel.open({ as: 'admin' }, async (page) => {
    await page.goto('/admin/collections/media/create')
    await page.locator('input[type=file]').setInputFiles(await picture('circles.png'))
    await page.locator('.file-field__filename[value="circles.png"]').waitFor()
    await page.locator('#action-save').click()
    await page
      .getByText(/describe the image in alternative text/)
      .first()
      .waitFor()
    expect(await panel.api.send('GET', 'media')).toMatchObject({ totalDocs: 0 })

    await page.getByLabel('Alternative text').fill('Three circles that overlap')
    await page.locator('#action-save').click()
    await page.waitForURL(/\/media\/[0-9a-f-]{36}$/)
    expect(await panel.api.send('GET', 'media')).toMatchObject({
      docs: [{ alt: 'Three circles that overlap', mimeType: 'image/png', width: 1200 }],
    })

    await page.getByLabel('Alternative text').fill('Three overlapping circles')
    await page.locator('#action-save').click()
    await expect
      .poll(() => panel.api.send('GET', 'media'), { timeout: 20_000 })
      .toMatchObject({ docs: [{ alt: 'Three overlapping circles' }] })
  })
})
