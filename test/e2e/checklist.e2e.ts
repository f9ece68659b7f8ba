import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'

let panel: Panel
let post: string

beforeAll(async () => {
  panel = await startPanel()
  const { doc: person } = await panel.api.send<{ doc: { id: string } }>('POST', 'people', {
    fullName: 'Ada Lovelace',
    consent: { status: 'withdrawn' },
  })
  const { doc } = await panel.api.send<{ doc: { id: string } }>('POST', 'posts', {
    title: 'A draft with faults',
    summary: `${'word '.repeat(26)}.`,
    credits: [{ person: person.id, role: 'author' }],
    _status: 'draft',
  })
  post = doc.id
})
afterAll(() => panel.close())

it('says what to mend, leads to the field, and follows what is written', async () => {
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto(`/admin/collections/posts/${post}`)
    const list = page.getByRole('region', { name: 'Before publishing' })
    await list.getByText('3 pieces of advice.').waitFor()
    expect(await list.getByRole('button', { name: 'Publish anyway' }).count()).toBe(0)

    await list.getByRole('button', { name: /no version in plain words/ }).press('Enter')
    await page.locator('#field-inPlainWords:focus').waitFor()
    await page.locator('#field-inPlainWords').fill('We met. It was good.')
    await list.getByText('2 pieces of advice.').waitFor()

    await list.getByRole('button', { name: /against their wish/ }).press('Enter')
    await page.locator('#field-credits__0__person :focus').waitFor()
    expect(await seriousFaults(page, { within: '.checklist' })).toEqual([])
  })
})

it('can be read on a phone and in the dark', async () => {
  const viewport = { width: 390, height: 800 }
  await panel.open({ as: 'editor', colorScheme: 'dark', viewport }, async (page) => {
    await page.goto(`/admin/collections/posts/${post}`)
    const list = page.getByRole('region', { name: 'Before publishing' })
    await list.getByText(/2 pieces of advice/).waitFor()
    expect(await seriousFaults(page, { within: '.checklist' })).toEqual([])
    await list.screenshot({ path: 'test-results/checklist.png' })
  })
})
