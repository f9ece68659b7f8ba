import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'

let panel: Panel
beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

it('leads to an operation by the keyboard alone', async () => {
  await panel.open({}, async (page) => {
    const refused: string[] = []
    page.on('console', (message) => refused.push(message.text()))
    await page.goto('/api/docs')
    await page.getByRole('link', { name: 'posts', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'posts', level: 1 }).waitFor()
    // The page's first stop leads past its header, and the next one is the first operation.
    for (const key of ['Tab', 'Enter', 'Tab', 'Enter']) await page.keyboard.press(key)
    expect(new URL(page.url()).hash).toBe('#get-api-posts')
    const find = page.getByRole('heading', { name: 'Find documents' }).locator('..')
    expect(await find.textContent()).toContain('where[slug][equals]=a')
    expect(await find.textContent()).toContain('304 Not Modified')
    expect(refused).toEqual([])
  })
})

it.each(['/api/docs', '/api/docs/events', '/api/docs/graphql'])(
  '%s is a page for everybody: wide, narrow, light and dark',
  async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 390]) {
        await panel.open({ colorScheme, viewport: { width, height: 800 } }, async (page) => {
          await page.goto(path)
          expect(await seriousFaults(page)).toEqual([])
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect(overflow).toBe(0)
        })
      }
    }
  },
)
