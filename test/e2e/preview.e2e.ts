import { afterAll, beforeAll, expect, it } from 'vitest'

import { block, heading, paragraph, richText } from '../../src/seed/richText.ts'
import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'

let panel: Panel
let post: string

beforeAll(async () => {
  panel = await startPanel()
  const { doc } = await panel.api.send<{ doc: { id: string } }>('POST', 'posts', {
    title: 'A draft for a partner',
    summary: 'In short.',
    inPlainWords: 'Easy words.',
    body: richText(
      heading('A part'),
      paragraph('A paragraph.'),
      block('callToAction', { heading: 'Come', label: 'Join us', url: 'https://example.org' }),
      block('accordion', { items: [{ heading: 'Why?', content: richText(paragraph('So.')) }] }),
    ),
    _status: 'draft',
  })
  post = doc.id
})
afterAll(() => panel.close())

it('lends a draft to somebody without an account, and takes it back', async () => {
  let address = ''
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto(`/admin/collections/posts/${post}`)
    const links = page.getByRole('region', { name: 'Preview links' })
    await links.getByText('Nobody has a link yet.').waitFor()
    await links.getByLabel('For whom').fill('Ann of the Trust')
    await links.getByRole('button', { name: 'Make a preview link' }).click()
    address = await links.getByLabel('Link for Ann of the Trust').first().inputValue()
    expect(await seriousFaults(page, { within: '.preview-links' })).toEqual([])
  })
  await panel.open({}, async (page) => {
    await page.goto(address)
    await page.getByRole('heading', { name: 'A draft for a partner' }).waitFor()
    expect(await page.getByRole('status').textContent()).toContain('Draft.')
  })
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto(`/admin/collections/posts/${post}`)
    await page.getByRole('button', { name: 'Take back the link for Ann of the Trust' }).click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('Nobody has a link yet.').waitFor()
  })
  await panel.open({}, async (page) => {
    await page.goto(address)
    await page.getByRole('heading', { name: 'There is nothing to see here' }).waitFor()
  })
})

it('shows beside the form what is written in it', async () => {
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto(`/admin/collections/posts/${post}`)
    await page.locator('#live-preview-toggler').click()
    const shown = page.frameLocator('iframe')
    await shown.getByRole('heading', { name: 'A draft for a partner' }).waitFor()
    await page.locator('#field-title').fill('Other words')
    await shown.getByRole('heading', { name: 'Other words' }).waitFor()
  })
})

it('is a page for everybody: wide, narrow, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      await panel.open(
        { as: 'editor', colorScheme, viewport: { width, height: 800 } },
        async (page) => {
          await page.goto(`/preview/posts/${post}`)
          expect(await seriousFaults(page)).toEqual([])
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect(overflow).toBe(0)
        },
      )
    }
  }
})

it('is printed with all that is folded, and with the addresses of its links', async () => {
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto(`/preview/posts/${post}`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('So.').isVisible()).toBe(true)
    const printed = await page
      .getByRole('link', { name: 'Join us' })
      .evaluate((link) => getComputedStyle(link, '::after').content)
    expect(printed).toContain('https://example.org')
  })
})
