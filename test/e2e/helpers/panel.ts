import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

import type { Role } from '../../../collections/access/hasRole.ts'
import { asBuilt, startServerProcess } from '../../helpers/serverProcess.ts'
import { emailOf, password } from './accounts.ts'
import { type Api, createApi } from './api.ts'
import { keepEvidence } from './keepEvidence.ts'
import { databaseIn, serverVariables } from './serverVariables.ts'

export type Panel = {
  /** Where the server answers, without a slash at the end. */
  url: string
  /** The SQLite file beneath it. */
  databaseUrl: string
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

/**
 * Starts the built server on a free port with a fresh database, and a browser.
 * @param options.hasAccounts whether there is an account of each role, and `api` is the administrator
 * @param options.hasApi not where the administrator cannot sign in with a password alone
 * @param options.settings environment variables to set besides
 */
export async function startPanel({
  hasAccounts = true,
  hasApi = hasAccounts,
  settings = {},
}: {
  hasAccounts?: boolean
  hasApi?: boolean
  settings?: Record<string, string>
} = {}): Promise<Panel> {
  const folder = mkdtempSync(path.join(tmpdir(), 'collective-e2e-'))
  if (hasAccounts) copyFileSync(inject('accountsTemplate'), databaseIn(folder))
  const variables = { ...serverVariables(folder), ...settings }
  const server = await startServerProcess(variables, asBuilt)
  const api = await createApi(
    server.url,
    hasApi ? { email: emailOf('admin'), password } : undefined,
  )
  const browser = await launch()
  return {
    url: server.url,
    databaseUrl: variables.DATABASE_URL,
    api,
    open: (options, run) => openPage(browser, server.url, options, run),
    close: async () => {
      await browser.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
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
  await context.tracing.start({ screenshots: false, snapshots: true })
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
