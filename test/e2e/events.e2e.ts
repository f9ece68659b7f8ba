import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'

let panel: Panel

beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

describe('the times of an event', () => {
  it('are typed as the clocks there show them, and stored as the instants they are', async () => {
    const event = await draft('Cuppa in June')
    await panel.open({ as: 'admin' }, async (page) => {
      await page.goto(event.page)
      await fill(page, 'startsAt', '2026-06-06', '17:00')
      await fill(page, 'endsAt', '2026-06-06', '18:30')
      await page.locator('#field-startsAt').getByText('BST, Europe/London').waitFor()
      await expect.poll(event.stored, { timeout: 20_000 }).toMatchObject({
        startsAt: '2026-06-06T16:00:00.000Z',
        endsAt: '2026-06-06T17:30:00.000Z',
        timeZone: 'Europe/London',
      })

      await chooseZone(page, 'America/New York')
      await expect.poll(event.stored, { timeout: 20_000 }).toMatchObject({
        startsAt: '2026-06-06T21:00:00.000Z',
        endsAt: '2026-06-06T22:30:00.000Z',
        timeZone: 'America/New_York',
      })
      expect(await page.locator('#field-startsAt-time').inputValue()).toBe('17:00')

      await page.reload()
      await page.locator('#field-startsAt-time:enabled').waitFor()
      expect(await page.locator('#field-startsAt-date').inputValue()).toBe('2026-06-06')
      expect(await page.locator('#field-startsAt-time').inputValue()).toBe('17:00')
      expect(await page.locator('#field-endsAt-time').inputValue()).toBe('18:30')
    })
  })

  it('come with a word on hours that a change of clocks skips or repeats', async () => {
    const event = await draft('Cuppa when clocks change')
    await panel.open({ as: 'admin' }, async (page) => {
      await page.goto(event.page)
      await fill(page, 'startsAt', '2026-03-29', '01:30')
      await page.getByText('01:30 does not exist: 29 March 2026, 02:30 BST is saved').waitFor()
      await fill(page, 'endsAt', '2026-10-25', '01:30')
      await page.getByText('01:30 comes twice: 25 October 2026, 01:30 BST is saved').waitFor()
      await expect.poll(event.stored, { timeout: 20_000 }).toMatchObject({
        startsAt: '2026-03-29T01:30:00.000Z',
        endsAt: '2026-10-25T00:30:00.000Z',
      })
    })
  })

  it('are asked for beside the field when one is missing', async () => {
    const event = await draft('Cuppa without a time')
    await panel.open({ as: 'admin' }, async (page) => {
      await page.goto(event.page)
      // The panel checks the form on the server after each change; publish once it has answered.
      const checked = page.waitForResponse(
        (response) => response.request().method() === 'POST' && response.url().endsWith(event.page),
      )
      await page.locator('#field-startsAt-date:enabled').fill('2026-06-06')
      await page.getByText('Add a time as well.').waitFor()
      await checked
      await page.locator('#action-save').click()
      await page
        .locator('#field-startsAt-error')
        .getByText(/required/)
        .waitFor()
      expect(await page.locator('#field-startsAt-date').getAttribute('aria-invalid')).toBe('true')
      expect(await event.stored()).toMatchObject({ _status: 'draft' })
      expect(await seriousFaults(page, { within: '#field-startsAt' })).toEqual([])
    })
  })

  it('are refused beside the field when the end comes before the start', async () => {
    const event = await draft('Cuppa that ends first')
    await panel.open({ as: 'admin' }, async (page) => {
      await page.goto(event.page)
      await fill(page, 'startsAt', '2026-06-06', '17:00')
      await fill(page, 'endsAt', '2026-06-06', '16:00')
      const error = page.locator('#field-endsAt-error').getByText('The end must be after')
      await error.waitFor()
      await page.getByText('The following field is invalid: When and where → Ends').waitFor()
      const refused = page.waitForResponse(
        (response) => response.request().method() === 'PATCH' && response.status() === 400,
      )
      await page.locator('#action-save').click()
      await refused
      expect(await error.isVisible()).toBe(true)
      expect(await page.locator('#field-endsAt-time').getAttribute('aria-invalid')).toBe('true')
      expect(await event.stored()).toMatchObject({ endsAt: null })

      await fill(page, 'endsAt', '2026-06-06', '18:00')
      await error.waitFor({ state: 'detached' })
      await expect.poll(event.stored, { timeout: 20_000 }).toMatchObject({
        endsAt: '2026-06-06T17:00:00.000Z',
      })
    })
  })

  it.each(['light', 'dark'] as const)(
    'have no serious fault for axe in %s',
    async (colorScheme) => {
      const event = await draft(`Cuppa in ${colorScheme}`)
      await panel.open({ as: 'admin', colorScheme }, async (page) => {
        await page.goto(event.page)
        await page.locator('#field-startsAt-date:enabled').waitFor()
        expect(await seriousFaults(page, { within: '#field-startsAt' })).toEqual([])
      })
    },
  )
})

async function draft(title: string) {
  const { doc } = await panel.api.send<{ doc: { id: string } }>('POST', 'events?draft=true', {
    title,
    timeZone: 'Europe/London',
  })
  return {
    page: `/admin/collections/events/${doc.id}`,
    stored: () => panel.api.send('GET', `events/${doc.id}?draft=true`),
  }
}

async function fill(page: Page, field: string, date: string, time: string): Promise<void> {
  await page.locator(`#field-${field}-date:enabled`).fill(date)
  await page.locator(`#field-${field}-time:enabled`).fill(time)
}

async function chooseZone(page: Page, zone: string): Promise<void> {
  await page.locator('#field-timeZone input').fill(zone)
  await page.locator('.rs__option').getByText(zone, { exact: true }).click()
}
