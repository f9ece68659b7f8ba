import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'
import { settle, widthOf } from './helpers/settle.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

let panel: Panel

beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

describe('an empty dashboard', () => {
  it.each([
    {
      as: 'editor' as const,
      sentences: ['Nobody is waiting for a review.', 'Nothing is set to be'],
    },
    { as: 'contributor' as const, sentences: [] },
  ])('has a sentence in each panel for the $as', async ({ as, sentences }) => {
    await panel.open({ as }, async (page) => {
      await page.goto('/admin')
      await page.getByText('No events are planned.').waitFor()
      const text = await page.locator('.collective-dashboard').innerText()
      for (const sentence of [
        'You have no unfinished drafts.',
        'Nothing has been published yet.',
        ...sentences,
      ]) {
        expect(text).toContain(sentence)
      }
    })
  })

  it('keeps what waits for review and what is scheduled from contributors', async () => {
    await panel.open({ as: 'contributor' }, async (page) => {
      await page.goto('/admin')
      await page.getByText('No events are planned.').waitFor()
      const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts()
      expect(headings).toEqual(['Upcoming events', 'Recently published', 'My drafts'])
    })
  })
})

describe('a dashboard with content', () => {
  beforeAll(async () => {
    const published = (collection: string, data: object) =>
      panel.api.send('POST', collection, { ...data, _status: 'published' })
    await published('events', {
      title: 'Cuppa: who is named first?',
      format: 'online',
      joiningLink: 'https://meet.example.org/cuppa',
      startsAt: inDays(3),
      endsAt: inDays(3.1),
    })
    await published('events', {
      title: 'Workshop on shared authorship',
      format: 'in-person',
      venue: { name: 'The Old Library' },
      status: 'postponed',
      timeZone: 'America/New_York',
      startsAt: inDays(40),
      endsAt: inDays(40.1),
    })
    await panel.api.send('POST', 'events?draft=true', {
      title: 'Training: starting with equity',
      startsAt: inDays(9),
      endsAt: inDays(9.1),
    })
    await published('posts', { title: 'Paying people fairly', publishedAt: inDays(-2) })
    await published('projects', { title: 'Listening rooms', publishedAt: inDays(-6) })
    await published('testimonials', { quote: 'We were heard.', consent: { status: 'pending' } })
    await panel.api.send('POST', 'posts?draft=true', {})
    await panel.api.send('POST', 'posts?draft=true', { title: 'Towards a glossary' })
    await panel.api.send('POST', 'posts?draft=true', {
      title: 'A day at the kitchen',
      reviewStatus: 'requested',
    })
  })

  it('shows what is next, by the clocks there, and what waits', async () => {
    await panel.open({ as: 'admin' }, async (page) => {
      await open(page)
      const events = panelOf(page, 'Upcoming events')
      expect(await events.getByRole('listitem').count()).toBe(3)
      expect(await events.getByRole('listitem').first().innerText()).toContain('in 3 days')
      expect(await events.getByText('Postponed').count()).toBe(1)
      expect(await events.getByText('Draft').count()).toBe(1)
      expect(await panelOf(page, 'Waiting for review').innerText()).toContain(
        'A day at the kitchen',
      )
      expect(await panelOf(page, 'Recently published').innerText()).toContain(
        'published 2 days ago',
      )
      const hidden = panelOf(page, 'Recently published').getByRole('listitem').first()
      expect(await hidden.innerText()).toMatch(/We were heard[^]*Not public: consent is pending/)
      expect(await panelOf(page, 'My drafts').getByText('Untitled').count()).toBe(0)
      await panelOf(page, 'My drafts').getByRole('link', { name: 'Towards a glossary' }).click()
      await page.waitForURL(/\/posts\/[0-9a-f-]{36}$/)
    })
  })

  it('leads to a form that says why something published is not public', async () => {
    await panel.open({ as: 'admin' }, async (page) => {
      await open(page)
      await page.getByRole('link', { name: 'We were heard.' }).click()
      await page.getByText('Not public: consent is pending.').waitFor()
      await page.getByRole('button', { name: 'Consent', exact: true }).click()
      await page.locator('#field-consent__status .rs__control').click()
      await page.locator('.rs__option').getByText('Granted', { exact: true }).click()
      await page.getByText('Not public: consent is pending.').waitFor({ state: 'detached' })
    })
  })

  it.each(['light', 'dark'] as const)('has no serious fault for axe in %s', async (colorScheme) => {
    await panel.open({ as: 'admin', colorScheme }, async (page) => {
      await open(page)
      expect(await seriousFaults(page)).toEqual([])
    })
  })

  it('fits a phone', async () => {
    await panel.open({ as: 'admin', viewport: { width: 390, height: 844 } }, async (page) => {
      await open(page)
      expect(await widthOf(page)).toBeLessThanOrEqual(390)
      await page.screenshot({ path: path.resolve('test-results/phone.png'), fullPage: true })
    })
  })
})

async function open(page: Page): Promise<void> {
  await page.goto('/admin')
  await page.getByText('Cuppa: who is named first?').first().waitFor()
  await settle(page)
}

const panelOf = (page: Page, title: string) => page.getByRole('region', { name: title })
