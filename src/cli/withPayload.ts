import type { Payload } from 'payload'

/**
 * Runs `work` with Payload on the configured database, beside a running server or without one, and
 * closes it afterwards. Scheduled work and the server's work at start stay with the server.
 */
export async function withPayload(work: (payload: Payload) => Promise<void>): Promise<void> {
  const { getPayload } = await import('payload')
  const { default: config } = await import('../payload.config.ts')
  const payload = await getPayload({ config, cron: false, disableOnInit: true })
  try {
    await work(payload)
  } finally {
    await payload.destroy()
  }
}
