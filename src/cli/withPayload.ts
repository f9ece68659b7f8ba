import type { Payload } from 'payload'

import { announceUse } from '../database/announceUse.ts'
import { watchContent } from '../delivery/contentChanges.ts'
import { type Env, readEnv } from '../env.ts'
import { startWebhooks } from '../webhooks/startWebhooks.ts'

/**
 * Runs `work` with Payload on the configured database, beside a running server or without one, and
 * closes it afterwards. Scheduled work and the server's work at start stay with the server, which
 * hears of every change and sends the webhooks.
 * @throws OperatorError where a restore is under way, in which what is written now would be lost
 */
export async function withPayload(work: (payload: Payload) => Promise<void>): Promise<void> {
  const env = readEnv()
  const stopAnnouncing = await announceUse(env, 'command')
  try {
    await withOpened(env, work)
  } finally {
    await stopAnnouncing()
  }
}

async function withOpened(env: Env, work: (payload: Payload) => Promise<void>): Promise<void> {
  const { getPayload } = await import('payload')
  const { default: config } = await import('../payload.config.ts')
  const payload = await getPayload({ config, cron: false, disableOnInit: true })
  // Who did it, for the activity log.
  payload.config.custom.isCommand = true
  const watch = await watchContent(payload, env)
  startWebhooks(payload, env, { deliver: false })
  try {
    await work(payload)
  } finally {
    watch.stop()
    await payload.destroy()
  }
}
