import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'

let panel: Panel
beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

it('lets every page of the panel do its work, by a new nonce each', async () => {
  await panel.open({ as: 'admin' }, async (page) => {
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text())
    })
    const nonces = new Set<string | undefined>()
    for (const path of ['', '/collections/posts', '/collections/events/create', '/account']) {
      const response = await page.goto(`/admin${path}`, { waitUntil: 'networkidle' })
      nonces.add(/'nonce-([^']+)'/.exec(response?.headers()['content-security-policy'] ?? '')?.[1])
    }
    await page.goto('/admin/collections/posts/create')
    await page.locator('[contenteditable=true]').first().click()
    await page.keyboard.type('/')
    await page.getByText('Call to action').waitFor()
    expect(refused).toEqual([])
    expect(nonces.size).toBe(4)
  })
})

it('does not run what a page was made to hold', async () => {
  await panel.open({ as: 'admin' }, async (page) => {
    await page.goto('/admin')
    const refused = page.waitForEvent('console', (message) =>
      message.text().includes('Content Security Policy'),
    )
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src="/x" onerror="window.injected = 1">')
    })
    await refused
    expect(await page.evaluate(() => 'injected' in window)).toBe(false)
  })
})

it.each(['/_next/image?url=%2Fadmin%2Ficon.png&w=64&q=75', '/_next/nothing'])(
  'answers %s with 404',
  async (path) => {
    expect((await fetch(panel.url + path)).status).toBe(404)
  },
)
