import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

import type { Role } from '../../../collections/access/hasRole.ts'
import { asBuilt, startServerProcess } from '../../helpers/serverProcess.ts'
import { type Api, createApi } from './api.ts'
import { keepEvidence } from './keepEvidence.ts'

export const password = 'a long enough password'

export const emailOf = (role: Role) => `${role}@example.org`

const adminAccount = { email: emailOf('admin'), password }

export type Panel = {
  /** Where the server answers, without a slash at the end. */
  url: string
  /** The REST API as the administrator. */
  api: Api
  /**
   * Opens a browser window of its own and closes it again. What it shows and did is kept in
   * `test-results/` when `run` throws; an error that a page does not catch counts as one.
   * @param options.as the role that is signed in
   */
  open: (
    options: BrowserContextOptions & { as?: Role },
    run: (page: Page) => Promise<void>,
  ) => Promise<void>
  close: () => Promise<void>
}

const names: Record<Role, string> = {
  admin: 'Amina Yusuf',
  editor: 'Ed Okafor',
  contributor: 'Cora Lindqvist',
}

/**
 * Starts the built server on a free port with a fresh database, and a browser.
 * @param roles the accounts to make, one a role, the administrator's among them; none is fine
 * @param settings environment variables to set besides
 */
export async function startPanel(
  roles: Role[],
  settings: Record<string, string> = {},
): Promise<Panel> {
  const folder = mkdtempSync(path.join(tmpdir(), 'collective-e2e-'))
  const variables = {
    NODE_ENV: 'production',
    PAYLOAD_SECRET: 'a-secret-that-only-the-tests-ever-use-0000',
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: `file:${path.join(folder, 'panel.db')}`,
    MEDIA_DIR: path.join(folder, 'media'),
    ...settings,
  }
  if (roles.length > 0) createAdmin(variables)
  const server = await startServerProcess(variables, asBuilt)
  const api = await createApi(server.url, roles.length > 0 ? adminAccount : undefined)
  for (const role of roles.filter((other) => other !== 'admin')) {
    await api.send('POST', 'users', { email: emailOf(role), name: names[role], password, role })
  }
  const browser = await launch()
  return {
    url: server.url,
    api,
    open: (options, run) => openPage(browser, server.url, options, run),
    close: async () => {
      await browser.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function createAdmin(variables: Record<string, string>): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--conditions=production', 'dist/src/cli/index.js', 'create-admin'],
      ...['--email', adminAccount.email, '--name', names.admin],
    ],
    { encoding: 'utf8', env: { ...process.env, ...variables, CMS_PASSWORD: password } },
  )
  if (status !== 0) throw new Error(`The account could not be made:\n${stderr}`)
}

const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    // Decides how date inputs look.
    env: { ...process.env, LANGUAGE: 'en_GB' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

async function openPage(
  browser: Browser,
  url: string,
  { as, ...options }: BrowserContextOptions & { as?: Role },
  run: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(30_000)
  // The panel follows the system by a header that browsers send only once they were asked for it.
  const theme = options.colorScheme === 'dark' ? 'dark' : 'light'
  await context.addCookies([{ name: 'payload-theme', value: theme, url }])
  const page = await context.newPage()
  const uncaught: Error[] = []
  page.on('pageerror', (error) => uncaught.push(error))
  await context.tracing.start({ screenshots: true, snapshots: true })
  try {
    if (as) {
      await context.request.post('/api/users/login', {
        data: { email: emailOf(as), password },
        headers: { Origin: url },
        failOnStatusCode: true,
      })
    }
    await run(page)
    if (uncaught[0]) throw uncaught[0]
  } catch (error) {
    await keepEvidence(page)
    throw error
  } finally {
    await context.close()
  }
}
