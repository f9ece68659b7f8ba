import { createTransport } from 'nodemailer'

import type { Env } from '../env.ts'
import type { Finding } from './finding.ts'

const check = 'mail'
const patienceMs = 10_000

/** Whether the mail server lets us in; nothing is sent. */
export async function checkMail({ SMTP_URL }: Pick<Env, 'SMTP_URL'>): Promise<Finding> {
  if (SMTP_URL === undefined) {
    return { check, state: 'advice', message: 'Mail is written to files: set SMTP_URL to send it.' }
  }
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
  try {
    await transport.verify()
    return { check, state: 'ok', message: 'The mail server lets us in.' }
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]
    return {
      check,
      state: 'problem',
      message: `The mail server does not let us in (${reason}): correct SMTP_URL, or look whether it runs.`,
    }
  } finally {
    transport.close()
  }
}
