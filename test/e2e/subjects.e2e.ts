import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { seriousFaults } from './helpers/seriousFaults.ts'

const email = 'rosalind@example.org'

let panel: Panel
let person: string
let post: string

beforeAll(async () => {
  panel = await startPanel()
  const create = (path: string, data: object) =>
    panel.api.send<{ doc: { id: string } }>('POST', path, { ...data, _status: 'published' })
  const { doc } = await create('people', {
    fullName: 'Rosalind Franklin',
    contact: { email },
  })
  person = doc.id
  const credited = await create('posts', {
    title: 'A post of hers',
    credits: [{ person, role: 'author' }],
  })
  post = credited.doc.id
})
afterAll(() => panel.close())

it('finds all that is held about an e-mail, hands it over, and erases it when that is meant', async () => {
  await panel.open({ as: 'admin' }, async (page) => {
    await page.goto('/admin/collections/subject-requests')
    const about = page.getByRole('region', { name: 'What do we hold about somebody?' })
    await about.getByLabel('Their e-mail address').fill(email)
    await about.getByRole('button', { name: 'Look' }).click()
    await about.getByText(/^Found in \d+ places?\.$/).waitFor()
    await about.getByRole('link', { name: `people ${person}` }).waitFor()
    expect(await seriousFaults(page, { within: '.subject-request' })).toEqual([])

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      about.getByRole('button', { name: 'Download all of it' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('subject-data.zip')
    const files = unzipSync(await readFile(await download.path()))
    expect(Object.keys(files).some((name) => name.endsWith('.csv'))).toBe(true)
    const everything = Object.values(files).map((file) => Buffer.from(file).toString())
    expect(everything.join('\n')).toContain('Rosalind Franklin')

    await about.getByRole('button', { name: 'Erase for good' }).click()
    await about.getByText('Type the word “erase” to say that you mean it.').waitFor()
    expect((await fetch(`${panel.url}/api/people/${person}`)).status).toBe(200)

    await about.getByLabel('Type “erase” to confirm').fill('erase')
    await about.getByRole('button', { name: 'Erase for good' }).click()
    await about.getByRole('heading', { name: 'It is done' }).waitFor()
    await about.getByRole('heading', { name: 'What stays elsewhere' }).waitFor()
    expect(await seriousFaults(page, { within: '.subject-request' })).toEqual([])
    await page.screenshot({ path: 'test-results/subjects.png', fullPage: true })

    await about.getByLabel('Their e-mail address').fill(email)
    await about.getByRole('button', { name: 'Look' }).click()
    await about.getByText('Nothing is held about them.').waitFor()
  })
  const shown = await (await fetch(`${panel.url}/api/posts/${post}?depth=1`)).text()
  expect(shown).toContain('A contributor')
  expect(shown).not.toMatch(/rosalind|franklin/i)
})
