import { createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { picture } from './helpers/picture.ts'
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

/** A picture as it may have come in before there was a rule: nobody can save it like this. */
async function pictureWithoutText(): Promise<string> {
  await panel.api.upload('media', await picture('square.png'), { alt: 'A square' })
  const database = createClient({ url: panel.databaseUrl })
  await database.execute('UPDATE media SET alt = NULL')
  database.close()
  const { docs } = await panel.api.send<{ docs: { id: string }[] }>('GET', 'media')
  return docs[0]?.id ?? ''
}

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

it('publishes what has a fault for a reason alone, which is kept', async () => {
  const heroImage = await pictureWithoutText()
  const title = 'With a picture'
  const { doc } = await panel.api.send<{ doc: { id: string } }>('POST', 'posts', {
    title,
    heroImage,
    _status: 'draft',
  })
  const statusInPublic = async () => (await fetch(`${panel.url}/api/posts/${doc.id}`)).status
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto(`/admin/collections/posts/${doc.id}`)
    const list = page.getByRole('region', { name: 'Before publishing' })
    await list.getByText(/^1 stops publishing/).waitFor()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText(/The following field is invalid/).waitFor()
    expect(await statusInPublic()).toBe(404)

    await list.getByRole('button', { name: 'Publish anyway' }).click()
    await list.getByText('Please give a reason first.').waitFor()
    const reason = list.getByLabel('Why it has to be published as it is')
    await reason.fill('The description follows tonight.')
    expect(await seriousFaults(page, { within: '.checklist' })).toEqual([])
    await list.getByRole('button', { name: 'Publish anyway' }).click()
    await expect.poll(statusInPublic, { timeout: 30_000 }).toBe(200)
    await expect.poll(() => reason.inputValue()).toBe('')
  })
  const { docs } = await panel.api.send<{ docs: object[] }>('GET', 'publish-notes?depth=0')
  expect(docs).toMatchObject([
    {
      document: { relationTo: 'posts', value: doc.id },
      reason: 'The description follows tonight.',
      findings: [{ path: 'heroImage' }],
    },
  ])
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
