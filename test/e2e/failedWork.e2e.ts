import { createClient } from '@libsql/client'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'
import { widthOf } from './helpers/settle.ts'

let panel: Panel
beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

const failedWork = (page: Page) => page.getByRole('region', { name: 'Work that failed' })

it('says so where nothing has failed, to admins alone', async () => {
  await panel.open({ as: 'admin' }, async (page) => {
    await page.goto('/admin')
    await failedWork(page).getByText('was done').waitFor()
  })
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto('/admin')
    await page.getByText('No events are planned.').waitFor()
    expect(await failedWork(page).count()).toBe(0)
  })
})

it('says what failed, why and what to do, for the keyboard and on a phone', async () => {
  const { doc } = await panel.api.send<{ doc: { id: string } }>('POST', 'posts?draft=true', {
    title: 'Paying people fairly',
  })
  await failSomething(doc.id)

  await panel.open({ as: 'admin' }, async (page) => {
    await page.goto('/admin')
    const region = failedWork(page)
    await region.getByText('Paying people fairly').waitFor()
    expect(await region.innerText()).toContain('Hero image: This picture has no alternative text')
    expect(await region.innerText()).toContain('Mail to ada@example.org')
    expect(await seriousFaults(page)).toEqual([])
    await page.screenshot({ path: path.resolve('test-results/failed-work.png') })
  })
  await panel.open({ as: 'admin', viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto('/admin')
    const region = failedWork(page)
    await region.getByText('Paying people fairly').waitFor()
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
    await region.scrollIntoViewIfNeeded()
    await region.screenshot({ path: path.resolve('test-results/failed-work-phone.png') })
  })
  await panel.open({ as: 'admin' }, async (page) => {
    await page.goto('/admin')
    const region = failedWork(page)
    await region.getByRole('button', { name: 'Try again: Paying people fairly' }).focus()
    await page.keyboard.press('Enter')
    const said = region.getByText('It will be tried again')
    await said.waitFor()
    expect(await said.evaluate((element) => element === document.activeElement)).toBe(true)
    await region.getByRole('button', { name: 'Dismiss: Mail to ada@example.org' }).press('Enter')
    await region.getByText('Dismissed.').waitFor()
    await page.reload()
    await failedWork(page).getByText('was done').waitFor()
  })
})

/** A publication and a mail that failed, as the server leaves them. */
async function failSomething(post: string): Promise<void> {
  const client = createClient({ url: panel.databaseUrl })
  const now = new Date().toISOString()
  await client.execute({
    sql: `INSERT INTO payload_jobs (id, input, has_error, error, task_slug, queue, total_tried, processing, created_at, updated_at) VALUES ('failed-job', ?, 1, ?, 'schedulePublish', 'default', 1, 0, ?, ?)`,
    args: [
      JSON.stringify({ type: 'publish', doc: { relationTo: 'posts', value: post } }),
      JSON.stringify({ message: 'Hero image: This picture has no alternative text.' }),
      now,
      now,
    ],
  })
  await client.execute({
    sql: `INSERT INTO mails (id, "to", kind, status, attempts, error, created_at, updated_at) VALUES ('failed-mail', 'ada@example.org', 'confirmed', 'failed', 9, 'No such mailbox', ?, ?)`,
    args: [now, now],
  })
  client.close()
}
