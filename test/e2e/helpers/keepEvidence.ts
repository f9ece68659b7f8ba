import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Saves a picture and a trace of a page under `test-results/`, named after the running test. */
export async function keepEvidence(page: Page): Promise<void> {
  const folder = path.resolve('test-results')
  mkdirSync(folder, { recursive: true })
  const name = (expect.getState().currentTestName ?? 'panel').replaceAll(/[^a-z0-9]+/gi, '-')
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
  await page.context().tracing.stop({ path: path.join(folder, `${name}.zip`) })
}
