import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { freePort } from '../helpers/freePort.ts'
import { emailOf, password } from './helpers/accounts.ts'
import { createApi } from './helpers/api.ts'
import { type Panel, startPanel } from './helpers/panel.ts'

// Browsers take every name that ends so for this machine.
const domain = 'collective.localhost'

let panel: Panel
let url: string
/** A site of the same domain, which is not ours. */
let neighbour: Server
let neighbourUrl: string
beforeAll(async () => {
  const port = await freePort()
  url = `http://cms.${domain}:${port}`
  const settings = { PORT: String(port), SERVER_URL: url }
  panel = await startPanel({ hasApi: false, settings })
  const api = await createApi(`http://127.0.0.1:${port}`, undefined)
  const account = { email: emailOf('contributor'), password }
  const { token } = await api.send<{ token: string }>('POST', 'users/login', account)
  neighbour = createServer((_, res) => {
    res.setHeader('Set-Cookie', `payload-token=${token}; Domain=${domain}; Path=/`)
    res.setHeader('Content-Type', 'text/html')
    res.end(`<h1>Next door</h1><iframe src="${url}/admin"></iframe>`)
  }).listen(0, '127.0.0.1')
  await once(neighbour, 'listening')
  neighbourUrl = `http://next-door.${domain}:${(neighbour.address() as AddressInfo).port}`
})
afterAll(async () => {
  neighbour.close()
  await panel.close()
})

it('a site of the same domain neither shows the panel nor signs staff in as somebody else', async () => {
  await panel.open({ baseURL: url }, async (page) => {
    await page.goto('/admin/login')
    await page.getByLabel('Email').fill(emailOf('editor'))
    await page.getByLabel('Password', { exact: false }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1, name: /Good / }).waitFor()

    const refused = page.waitForEvent('console', (message) => /frame/i.test(message.text()))
    await page.goto(neighbourUrl)
    await page.getByText('Next door').waitFor()
    await refused
    const [, frame] = page.frames()
    expect(frame && (await frame.locator('input').count())).toBe(0)
    const tokens = async () =>
      (await page.context().cookies()).filter(({ name }) => name === 'payload-token')
    expect(await tokens()).toHaveLength(2)

    await page.goto('/admin/account')
    await page.locator('#field-email').waitFor()
    expect(await page.locator('#field-email').inputValue()).toBe(emailOf('editor'))
    expect(await tokens()).toHaveLength(1)
  })
})
