import type { Payload } from 'payload'

import { watchContent } from '../delivery/contentChanges.ts'
import { readEnv } from '../env.ts'
import { startWebhooks } from '../webhooks/startWebhooks.ts'

/**
 * Runs `work` with Payload on the configured database, beside a running server or without one, and
 * closes it afterwards. Scheduled work and the server's work at start stay with the server, which
 * hears of every change and sends the webhooks.
 */
export async function withPayload(work: (payload: Payload) => Promise<void>): Promise<void> {
  const { getPayload } = await import('payload')
  const { default: config } = await import('../payload.config.ts')
  const payload = await getPayload({ config, cron: false, disableOnInit: true })
  // Who did it, for the activity log.
  payload.config.custom.isCommand = true
  const env = readEnv()
  const watch = await watchContent(payload, env)
  startWebhooks(payload, env, { deliver: false })
  try {
    await work(payload)
  } finally {
    watch.stop()
    await payload.destroy()
  }
}
