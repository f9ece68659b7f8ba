import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'
import { widthOf } from './helpers/settle.ts'

type Stored = { id: string; title: string; name: string; summary: string; _status: string }

let panel: Panel

beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

describe('two who save one document', () => {
  it('are shown both, and nothing is saved over the other before one has chosen', async () => {
    const post = await document('posts', { title: 'As it was', kind: 'news' }, '?draft=true')
    await panel.open({ as: 'editor' }, async (page) => {
      await openForm(page, post.page)
      await panel.open({ as: 'admin' }, async (colleague) => {
        await openForm(colleague, post.page)
        await colleague.locator('#field-summary').fill('Of my colleague')
        await colleague.locator('#field-title').fill('My colleague’s title')
        await post.until({ title: 'My colleague’s title', summary: 'Of my colleague' })
      })

      await page.locator('#field-title').fill('My title')
      const dialog = page.getByRole('dialog')
      await dialog.waitFor()
      const title = dialog.getByRole('group', { name: 'Title' })
      expect(await title.innerText()).toContain('My title')
      expect(await title.innerText()).toContain('My colleague’s title')
      const summary = dialog.getByRole('group', { name: 'Summary' })
      expect(
        await summary.getByRole('radio', { name: 'What your colleague saved' }).isChecked(),
      ).toBe(true)
      expect(await seriousFaults(page, { within: '.choose-between' })).toEqual([])
      await page.screenshot({ path: 'test-results/lost-updates.png' })

      await dialog.getByRole('button', { name: 'Save what I chose' }).focus()
      await page.keyboard.press('Enter')
      await dialog.getByRole('alert').waitFor()
      expect(await post.stored()).toMatchObject({ title: 'My colleague’s title' })
      await page.keyboard.press('Space')
      expect(await title.getByRole('radio', { name: 'What you wrote' }).isChecked()).toBe(true)
      await dialog.getByRole('button', { name: 'Save what I chose' }).focus()
      await page.keyboard.press('Enter')
      await dialog.waitFor({ state: 'hidden' })
      await post.until({ title: 'My title', summary: 'Of my colleague' })
      expect(await page.locator('#field-summary').inputValue()).toBe('Of my colleague')

      await page.locator('#field-title').fill('My title, and on')
      await post.until({ title: 'My title, and on', summary: 'Of my colleague' })
    })
  })

  it('are not published over each other, may decide later, on a phone and in the dark', async () => {
    const post = await document('posts', { title: 'As it was', kind: 'news' }, '?draft=true')
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }
    await panel.open({ as: 'editor', ...phone }, async (page) => {
      await openForm(page, post.page)
      await post.change({ title: 'My colleague’s title' }, '?draft=true')
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('My colleague’s title').waitFor()
      await page.screenshot({ path: 'test-results/lost-updates-phone.png' })
      expect(await seriousFaults(page, { within: '.choose-between' })).toEqual([])
      expect(await widthOf(page)).toBeLessThanOrEqual(390)
      await dialog.getByRole('button', { name: 'Decide later' }).click()
      await dialog.waitFor({ state: 'hidden' })
      expect(await post.stored()).toMatchObject({
        title: 'My colleague’s title',
        _status: 'draft',
      })

      await page.screenshot({ path: 'test-results/lost-updates-later.png' })
      expect(await seriousFaults(page, { within: '.lost-updates' })).toEqual([])
      await page.getByRole('button', { name: 'Compare and choose' }).click()
      await dialog.getByRole('button', { name: 'Keep theirs for all' }).click()
      await dialog.getByRole('button', { name: 'Save what I chose' }).click()
      await dialog.waitFor({ state: 'hidden' })
      expect(await page.locator('#field-title').inputValue()).toBe('My colleague’s title')
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await post.until({ title: 'My colleague’s title', _status: 'published' })
    })
  })

  it('are told apart where there are no drafts', async () => {
    const topic = await document('topics', { name: 'As it was' })
    await panel.open({ as: 'editor' }, async (page) => {
      await openForm(page, topic.page)
      // Payload looks once, at the first change, whether a form is old.
      const looked = page.waitForResponse(
        (response) => response.request().method() === 'POST' && response.url().includes(topic.page),
      )
      await page.locator('#field-name').fill('My name')
      await looked
      // A program may look over the lock of a form that is open.
      await topic.change({ name: 'My colleague’s name', summary: 'New' }, '?overrideLock=true')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Keep mine for all' }).click()
      expect(await topic.stored()).toMatchObject({ name: 'My colleague’s name' })
      await dialog.getByRole('button', { name: 'Save what I chose' }).click()
      await topic.until({ name: 'My name', summary: '' })
    })
  })
})

describe('two tabs of one person', () => {
  it('follow each other', async () => {
    const post = await document('posts', { title: 'As it was', kind: 'news' }, '?draft=true')
    await panel.open({ as: 'editor' }, async (first) => {
      const second = await first.context().newPage()
      await openForm(first, post.page)
      await openForm(second, post.page)
      await first.locator('#field-title').fill('From the first tab')
      await post.until({ title: 'From the first tab' })
      await hasValue(second, '#field-title', 'From the first tab')

      await second.locator('#field-summary').fill('From the second tab')
      await post.until({ title: 'From the first tab', summary: 'From the second tab' })
      await hasValue(first, '#field-summary', 'From the second tab')
      await first.locator('#field-title').fill('From the first tab again')
      await post.until({ title: 'From the first tab again', summary: 'From the second tab' })
      expect(await first.getByRole('dialog').count()).toBe(0)
      expect(await second.getByRole('dialog').count()).toBe(0)
    })
  })
})

/** Opens a form and waits until it knows which version it shows. */
async function openForm(page: Page, address: string) {
  const read = page.waitForResponse(
    (response) =>
      response.url().includes('draft=true&depth=0&fallback-locale=null') && response.ok(),
  )
  await Promise.all([page.goto(address), read])
  await page.locator('form[data-form-ready=true]').first().waitFor()
}

const hasValue = (page: Page, selector: string, value: string) =>
  expect.poll(() => page.locator(selector).inputValue(), { timeout: 20_000 }).toBe(value)

async function document(collection: string, data: object, query = '') {
  const { doc } = await panel.api.send<{ doc: Stored }>('POST', `${collection}${query}`, data)
  const address = `${collection}/${doc.id}`
  const stored = async () => {
    const { _status, name, summary, title } = await panel.api.send<Stored>(
      'GET',
      `${address}?draft=true`,
    )
    return { _status, name, summary: summary ?? '', title }
  }
  return {
    page: `/admin/collections/${address}`,
    stored,
    change: (change: object, how = '') => panel.api.send('PATCH', `${address}${how}`, change),
    until: (state: Partial<Stored>) =>
      expect.poll(stored, { timeout: 20_000 }).toMatchObject(state),
  }
}
