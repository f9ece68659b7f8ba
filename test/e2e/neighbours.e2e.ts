import { afterAll, beforeAll, expect, it } from 'vitest'

import { freePort } from '../helpers/freePort.ts'
import { emailOf, password } from './helpers/accounts.ts'
import { type Api, createApi } from './helpers/api.ts'
import { type Panel, startPanel } from './helpers/panel.ts'

let panel: Panel
let url: string
let api: Api
beforeAll(async () => {
  const port = await freePort()
  // Browsers take every name that ends so for this machine.
  url = `http://cms.collective.localhost:${port}`
  panel = await startPanel({ hasApi: false, settings: { PORT: String(port), SERVER_URL: url } })
  api = await createApi(`http://127.0.0.1:${port}`, undefined)
})
afterAll(() => panel.close())

it('a session that another site of the domain has set is not believed, and given up', async () => {
  await panel.open({ baseURL: url }, async (page) => {
    const { token } = await api.send<{ token: string }>('POST', 'users/login', {
      email: emailOf('contributor'),
      password,
    })
    await page.goto('/admin/login')
    await page.getByLabel('Email').fill(emailOf('editor'))
    await page.getByLabel('Password', { exact: false }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    const neighbour = { domain: '.collective.localhost', path: '/admin' }
    await page.context().addCookies([{ name: 'payload-token', value: token, ...neighbour }])
    await page.goto('/admin/account')
    expect(new URL(page.url()).pathname).toBe('/admin/login')
    await page.goto('/admin/account')
    expect(await page.locator('#field-email').inputValue()).toBe(emailOf('editor'))
    const cookies = await page.context().cookies()
    expect(cookies.filter(({ name }) => name === 'payload-token')).toHaveLength(1)
  })
})

it('no page of another site shows the panel in a frame', async () => {
  await panel.open({ baseURL: url }, async (page) => {
    await page.route('http://evil.localhost/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${url}/admin"></iframe>` }),
    )
    const refused = page.waitForEvent('console', (message) =>
      message.text().includes('frame-ancestors'),
    )
    await page.goto('http://evil.localhost/')
    await refused
    expect(await page.frames()[1]?.locator('input').count()).toBe(0)
  })
})
