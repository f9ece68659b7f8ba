import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'
import { widthOf } from './helpers/settle.ts'

type Stored = { id: string; startsAt: string; title: string; status: string; _status: string }

let panel: Panel

beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

describe('the series of an event', () => {
  it('is made from its date, leaving days out, and changed from one event on', async () => {
    const event = await draft('Evening cuppa')
    await panel.open({ as: 'editor' }, async (page) => {
      await page.goto(event.page)
      await page.getByRole('button', { name: 'Repeat this event' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByLabel('Every month on the first Tuesday').check()
      await drawer.getByLabel('How many events, with this one').fill('4')
      await drawer.getByLabel('4 May 2027, 17:00 BST').uncheck()
      await drawer.getByText('2 events will be made, as drafts.').waitFor()
      expect(await seriousFaults(page, { within: '.event-series__drawer' })).toEqual([])
      await page.screenshot({ path: 'test-results/series-repeat.png' })
      await drawer.getByRole('button', { name: 'Make 2 events' }).click()
      await drawer.getByText('2 events were made.').waitFor()
      await drawer.getByRole('link', { name: '6 April 2027, 17:00 BST' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('list', { name: 'Events of this series' }).waitFor()
      expect(await event.siblings()).toMatchObject([
        { startsAt: '2027-03-02T17:00:00.000Z', _status: 'draft' },
        { startsAt: '2027-04-06T16:00:00.000Z', _status: 'draft' },
        { startsAt: '2027-06-01T16:00:00.000Z', _status: 'draft' },
      ])

      await page.locator('#field-title').fill('Evening tea')
      await page.getByRole('button', { name: 'Apply my changes to later events' }).click()
      await drawer.getByLabel('Title', { exact: true }).check()
      await drawer.getByText('This and 2 other events').waitFor()
      expect(await seriousFaults(page, { within: '.event-series__drawer' })).toEqual([])
      await page.screenshot({ path: 'test-results/series-change.png' })
      await drawer.getByRole('button', { name: 'Apply' }).click()
      await drawer.getByText('3 events have what you chose now.').waitFor()
      expect((await event.siblings()).map(({ title }) => title)).toEqual([
        'Evening tea',
        'Evening tea',
        'Evening tea',
      ])
    })
  })

  it('says beside the field what is wrong, fits a phone and has no fault in the dark', async () => {
    const event = await draft('Phone cuppa')
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }
    await panel.open({ as: 'editor', ...phone }, async (page) => {
      await page.goto(event.page)
      await page.getByRole('button', { name: 'Repeat this event' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByLabel('How many events, with this one').fill('99')
      await drawer.getByText('At most 60 events can be made at once').waitFor()
      await page.screenshot({ path: 'test-results/series-phone.png' })
      expect(await seriousFaults(page, { within: '.event-series__drawer' })).toEqual([])
      expect(await widthOf(page)).toBeLessThanOrEqual(390)
    })
  })
})

async function draft(title: string) {
  const { doc } = await panel.api.send<{ doc: Stored }>('POST', 'events?draft=true', {
    title,
    format: 'online',
    startsAt: '2027-03-02T17:00',
    endsAt: '2027-03-02T18:30',
  })
  return {
    page: `/admin/collections/events/${doc.id}`,
    siblings: async () => {
      const { series } = await panel.api.send<{ series: string }>(
        'GET',
        `events/${doc.id}?draft=true`,
      )
      const { docs } = await panel.api.send<{ docs: Stored[] }>(
        'GET',
        `events?draft=true&sort=startsAt&where[series][equals]=${series}`,
      )
      return docs
    },
  }
}
