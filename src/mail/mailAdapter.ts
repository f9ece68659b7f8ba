import path from 'node:path'
import type { EmailAdapter } from 'payload'

import { dataDirectory, type Env } from '../env.ts'
import { oneLine } from '../lib/oneLine.ts'
import { fileMailer } from './fileMailer.ts'
import { smtpMailer } from './smtpMailer.ts'

/**
 * How Payload sends mail: over SMTP where `SMTP_URL` is set, else into files under `data/mail/`.
 * The connection is made with the first mail, so that a mail server that is away never keeps the
 * content from being served.
 */
export function mailAdapter(
  env: Pick<Env, 'EMAIL_FROM' | 'NODE_ENV' | 'SMTP_URL'>,
): EmailAdapter<void> {
  const { address, name } = env.EMAIL_FROM
  return ({ payload }) => {
    if (env.SMTP_URL === undefined && env.NODE_ENV === 'production') {
      payload.logger.warn(
        `Mail is not sent but written to ${dataDirectory}/mail; set SMTP_URL to send it.`,
      )
    }
    const send =
      env.SMTP_URL === undefined
        ? fileMailer({ folder: path.resolve(dataDirectory, 'mail'), logger: payload.logger })
        : smtpMailer(env.SMTP_URL)
    return {
      name: env.SMTP_URL === undefined ? 'files' : 'smtp',
      defaultFromAddress: address,
      defaultFromName: name,
      sendEmail: (message) =>
        send({
          ...message,
          from: message.from ?? { address, name },
          // Titles of documents stand in it, which anybody who may write drafts chooses.
          ...(message.subject !== undefined && { subject: oneLine(message.subject) }),
        }),
    }
  }
}
