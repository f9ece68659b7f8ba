import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { createTransport, type SendMailOptions } from 'nodemailer'
import path from 'node:path'
import type { Payload } from 'payload'

import { writePrivately } from '../lib/writePrivately.ts'

const kept = 200

/**
 * Writes each mail as an `.eml` file that a mail program opens. Mail holds addresses and secret
 * links: the files are readable by their owner alone, the newest 200 are kept, and the log has only
 * their names.
 */
export function fileMailer(options: {
  folder: string
  logger: Pick<Payload['logger'], 'info'>
}): (message: SendMailOptions) => Promise<void> {
  const { folder, logger } = options
  const composer = createTransport({ streamTransport: true, buffer: true })

  return async (message) => {
    const { message: content } = await composer.sendMail(message)
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writePrivately(path.join(folder, name), content)
    logger.info({ msg: 'Mail written to a file', file: name })
    await removeOldest(folder)
  }
}

async function removeOldest(folder: string): Promise<void> {
  const mails = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()
  for (const name of mails.slice(0, -kept)) await rm(path.join(folder, name), { force: true })
}
