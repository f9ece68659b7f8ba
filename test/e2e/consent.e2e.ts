import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'

let panel: Panel
let person: string

beforeAll(async () => {
  panel = await startPanel()
  const { doc } = await panel.api.send<{ doc: { id: string } }>('POST', 'people', {
    fullName: 'Rosalind Elsie Franklin',
    role: 'Facilitator',
    consent: { status: 'pending' },
    _status: 'published',
  })
  person = doc.id
})
afterAll(() => panel.close())

const profile = async () => fetch(`${panel.url}/api/people/${person}`)

it('lets a participant say yes by their first name, and take it back', async () => {
  let address = ''
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto(`/admin/collections/people/${person}`)
    const consent = page.getByRole('region', { name: 'Consent', exact: true })
    await consent.getByLabel('Their e-mail').fill('rosalind@example.org')
    await consent.getByRole('button', { name: 'Ask for consent' }).click()
    address = await consent.getByLabel('The new consent link').inputValue()
    await consent.getByText('mailed to rosalind@example.org').waitFor()
    expect(await seriousFaults(page, { within: '.preview-links' })).toEqual([])
  })
  expect((await profile()).status).toBe(404)

  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.open({ colorScheme, javaScriptEnabled: true }, async (page) => {
      await page.goto(address)
      expect(await seriousFaults(page)).toEqual([])
    })
  }
  await panel.open({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address)
    await page.getByRole('heading', { name: 'May we publish this?' }).waitFor()
    // By the keyboard alone: the radios, the first box, and the first button.
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.getByRole('radio', { name: 'My first name only' }).isChecked()).toBe(true)
    expect(await page.getByRole('checkbox', { name: 'Our website' }).isChecked()).toBe(true)
    for (let box = 0; box < 4; box += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Thank you. Your answer is saved.').waitFor()
    await page.getByText('It is public.').waitFor()
  })
  const shown = await profile()
  expect(shown.status).toBe(200)
  expect(await shown.text()).not.toMatch(/franklin/i)

  await panel.open({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address)
    await page.getByRole('button', { name: 'Withdraw my consent' }).click()
    await page.getByText('It is not public.').waitFor()
  })
  expect((await profile()).status).toBe(404)

  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto(`/admin/collections/people/${person}`)
    const consent = page.getByRole('region', { name: 'Consent', exact: true })
    await consent.getByText('Withdrawn or declined').waitFor()
    await consent.getByRole('button', { name: 'Show where it had been used' }).click()
    await consent.getByText('It is used nowhere else.').waitFor()
  })
})
