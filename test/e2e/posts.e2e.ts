import { afterAll, beforeAll, expect, it } from 'vitest'

import { type Panel, startPanel } from './helpers/panel.ts'
import { picture } from './helpers/picture.ts'

let panel: Panel

beforeAll(async () => {
  panel = await startPanel()
})
afterAll(() => panel.close())

it('publishes a post with a picture and a testimonial between its paragraphs', async () => {
  await panel.api.upload('media', await picture('circles.png'), { alt: 'Circles that overlap' })
  const testimonial = await create('testimonials', {
    quote: 'It felt like ours from the first hour.',
    consent: { status: 'granted' },
    _status: 'published',
  })
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto('/admin')
    await page.getByRole('link', { name: 'Write a post' }).click()
    await page.locator('#field-title:enabled').fill('What we learned together')
    await page.locator('#field-heroImage').getByText('Choose from existing').click()
    await page
      .getByRole('row', { name: /circles\.png/ })
      .getByText(/^image-.*\.png$/)
      .click()
    await page
      .locator('#field-heroImage')
      .getByText(/^image-.*\.png$/)
      .waitFor()

    await page.locator('.ContentEditable__root').click()
    await page.keyboard.type('A first paragraph.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/quote')
    await page.locator('.slash-menu-popup').getByText('Quote', { exact: true }).click()
    await page.locator('.LexicalEditorTheme__block .rs__control').click()
    await page.locator('.rs__option').getByText('It felt like ours').click()
    await expect
      .poll(() => panel.api.send('GET', `posts/${idIn(page.url())}?draft=true&depth=0`), {
        timeout: 20_000,
      })
      .toMatchObject({
        heroImage: expect.any(String) as unknown,
        body: { root: { children: containing(block(testimonial)) } },
      })

    await page.locator('#action-save').click()
    await expect.poll(() => status(page.url()), { timeout: 20_000 }).toBe('published')
    const answer = await fetch(`${panel.url}/api/posts/${idIn(page.url())}?depth=1`)
    expect(await answer.json()).toMatchObject({
      title: 'What we learned together',
      slug: 'what-we-learned-together',
      heroImage: { alt: 'Circles that overlap' },
      body: {
        root: {
          children: containing(block(expect.objectContaining({ id: testimonial }))),
        },
      },
    })
  })
})

it('asks for nothing but the title of a new post, which it names in words', async () => {
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto('/admin/collections/posts/create')
    await page.getByRole('heading', { name: 'Untitled post' }).waitFor()
    await page.locator('#action-save:enabled').click()
    await page.getByText('This field is required.').waitFor()
    expect(await page.locator('.tabs-field__tabs .error-pill').allInnerTexts()).toEqual([])
    expect(await page.locator('.step-nav').innerText()).toContain('Untitled post')
  })
})

it('publishes by itself at the time that was chosen, and says before that it will', async () => {
  const post = await create('posts?draft=true', { title: 'Out on time' })
  await panel.open({ as: 'editor' }, async (page) => {
    // To this browser it is yesterday: "today" is past, and the job due at once.
    await page.addInitScript(setClockBack, 24 * 60 * 60 * 1000)
    await page.goto(`/admin/collections/posts/${post}`)
    await page.locator('#action-save-popup button').click()
    await page.locator('#schedule-publish').click()
    await page.locator('.schedule-publish__type').getByText('Publish', { exact: true }).click()

    await page.locator('.schedule-publish__scheduler .react-datepicker__input-container').click()
    await page.locator('.react-datepicker__navigation--next').click()
    await page.locator('.react-datepicker__day--015').click()
    await page
      .getByRole('heading', { name: /Out on time/ })
      .last()
      .click()
    await page.locator('#scheduled-publish-save').click()
    await page.locator('.schedule-publish__upcoming tbody tr').waitFor()
    expect(await status(post)).toBe('draft')

    await page.locator('.schedule-publish__scheduler .react-datepicker__input-container').click()
    await page.locator('.react-datepicker__day--today').click()
    await page
      .getByRole('heading', { name: /Out on time/ })
      .last()
      .click()
    await page.locator('#scheduled-publish-save').click()
    await expect.poll(() => status(post), { timeout: 60_000, interval: 500 }).toBe('published')
  })
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto('/admin')
    const scheduled = page.getByRole('region', { name: 'Scheduled' }).getByRole('listitem')
    await scheduled.first().waitFor()
    expect(await scheduled.allInnerTexts()).toEqual([expect.stringContaining('Out on time')])
  })
})

it('lets a contributor write and ask for a review, not publish', async () => {
  await panel.open({ as: 'contributor' }, async (page) => {
    await page.goto('/admin')
    await page.getByRole('link', { name: 'Write a post' }).click()
    await page.locator('#field-title:enabled').fill('A day at the kitchen')
    await page.locator('#field-reviewStatus .rs__control').click()
    await page.locator('.rs__option').getByText('Asked for', { exact: true }).click()
    await expect
      .poll(() => panel.api.send('GET', `posts/${idIn(page.url())}?draft=true`), {
        timeout: 20_000,
      })
      .toMatchObject({ title: 'A day at the kitchen', reviewStatus: 'requested' })
    await page.reload()
    await page.locator('#field-reviewStatus').getByText('Asked for', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: /publish/i }).count()).toBe(0)

    const refused = await page.request.patch(`/api/posts/${idIn(page.url())}`, {
      data: { _status: 'published' },
      headers: { Origin: panel.url },
    })
    expect(refused.status()).toBe(403)
  })
  await panel.open({ as: 'editor' }, async (page) => {
    await page.goto('/admin')
    await page
      .getByRole('region', { name: 'Waiting for review' })
      .getByRole('link', { name: 'A day at the kitchen' })
      .click()
    await page.locator('#action-save').click()
    await expect.poll(() => status(page.url()), { timeout: 20_000 }).toBe('published')
  })
})

/** Runs in the page. Playwright's own clock makes dates that libraries cannot build upon. */
function setClockBack(by: number): void {
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    static override now = () => RealDate.now() - by
    constructor(...given: [] | [number | string]) {
      super(...((given.length === 0 ? [RealDate.now() - by] : given) as [number]))
    }
  } as DateConstructor
}

const containing = (item: unknown): unknown => expect.arrayContaining([item])

const block = (testimonial: unknown): unknown =>
  expect.objectContaining({
    type: 'block',
    fields: expect.objectContaining({ blockType: 'quote', testimonial }) as unknown,
  })

async function create(path: string, data: object): Promise<string> {
  const { doc } = await panel.api.send<{ doc: { id: string } }>('POST', path, data)
  return doc.id
}

/** The identifier that an address of the panel, or an identifier itself, ends with. */
const idIn = (address: string) => /[0-9a-f-]{36}$/.exec(address)?.[0] ?? 'none-yet'

async function status(address: string): Promise<string> {
  const { _status } = await panel.api.send<{ _status: string }>('GET', `posts/${idIn(address)}`)
  return _status
}
