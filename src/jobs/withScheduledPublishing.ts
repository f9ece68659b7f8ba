import type { SanitizedConfig } from 'payload'

import { publishAtSetTime } from './publishAtSetTime.ts'
import { publishingRetries } from './publishingRetries.ts'

/**
 * Puts our own way of publishing at a set time in the place of Payload's, which cannot be taken back
 * with the job that it belongs to, is never tried again, and tells nobody. Payload adds its task to
 * the built configuration only, and has no option for it.
 */
export async function withScheduledPublishing(
  config: Promise<SanitizedConfig>,
): Promise<SanitizedConfig> {
  const built = await config
  const task = built.jobs.tasks?.find(({ slug }) => slug === 'schedulePublish')
  if (!task) throw new Error('Payload has no task that publishes at a set time any more.')
  Object.assign(task, { handler: publishAtSetTime, retries: publishingRetries })
  return built
}
