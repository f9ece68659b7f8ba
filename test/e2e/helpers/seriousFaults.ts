import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe calls serious or critical on a page, one line a fault.
 * @param options.within looks at a part of the page only
 * @param options.except parts of Payload's own that are known to be at fault
 */
export async function seriousFaults(
  page: Page,
  options: { within?: string; except?: string[] } = {},
): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  if (options.within) axe.include(options.within)
  for (const selector of options.except ?? []) axe.exclude(selector)
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}
