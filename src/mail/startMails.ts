import type { Payload } from 'payload'

import { onMailQueued } from '../../collections/Mails/mailer.ts'
import { seedTemplates } from '../../collections/MailTemplates/seedTemplates.ts'
import { mailsSlug } from '../../collections/slugs.ts'
import { inOneProcess } from '../../collections/Turns/inOneProcess.ts'
import type { Env } from '../env.ts'
import { publicAddress } from '../lib/publicAddress.ts'
import { apart } from '../lib/tracer.ts'
import type { MailOptions } from './attemptMail.ts'
import { deliverMails, parallelMails } from './deliverMails.ts'
import { queueReminders } from './queueReminders.ts'
import { smtpPool } from './smtpMailer.ts'

const lookMs = 10_000
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const keptMs = 30 * 24 * 3_600_000
/** How long the mails under way may hold up the end of the process; the rest is taken up later. */
const stopMs = 8000

type Settings = Pick<Env, 'EMAIL_FROM' | 'FRONTEND_URL' | 'SERVER_URL' | 'SMTP_URL'>

/**
 * Sends the mails to people who signed up: at once after the commit, and every ten seconds what is
 * due again. Reminders are looked for once a minute.
 * @param options.deliver whether they are sent by this process
 * @returns the function that lets what is under way end, and stops
 */
export async function startMails(
  payload: Payload,
  env: Settings,
  options: { deliver: boolean },
): Promise<() => Promise<void>> {
  await seedTemplates(payload)
  if (!options.deliver) return async () => {}
  const pool = env.SMTP_URL === undefined ? undefined : smtpPool(env.SMTP_URL, parallelMails)
  const stopping = new AbortController()
  const mail: MailOptions = {
    ...mailSettings(payload, env),
    send: pool?.send ?? ((message) => payload.sendEmail(message)),
    signal: stopping.signal,
  }
  const once = (name: string, every: number, work: () => Promise<void>) => async () => {
    await inOneProcess(payload, { name, every }, work)
  }
  const deliver = inTurn(payload, () => deliverMails(mail), 'Mails could not be sent')
  const remind = inTurn(
    payload,
    once('reminders', minuteMs, () => queueReminders(payload, Date.now())),
    'Reminders could not be queued',
  )
  const clean = inTurn(
    payload,
    once('old mails', hourMs, () => removeOld(payload)),
    'Old mails could not be removed',
  )
  onMailQueued(() => apart(() => void setImmediate(deliver.run)))
  const timers = [
    setInterval(deliver.run, lookMs),
    setInterval(remind.run, minuteMs),
    setInterval(clean.run, minuteMs),
  ]
  for (const timer of timers) timer.unref()
  deliver.run()
  remind.run()
  return async () => {
    onMailQueued(() => {})
    timers.forEach((timer) => clearInterval(timer))
    stopping.abort()
    const ended = Promise.all([deliver, remind, clean].map(({ ended }) => ended()))
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, stopMs).unref())])
    pool?.close()
  }
}

/** What mails are made with. */
export const mailSettings = (payload: Payload, env: Settings): Omit<MailOptions, 'send'> => ({
  payload,
  addressOf: publicAddress(env),
  serverUrl: env.SERVER_URL,
  sender: env.EMAIL_FROM,
  now: Date.now,
  random: Math.random,
})

/** Work that is never done twice at once; asked for meanwhile, it is done once more. */
function inTurn(payload: Payload, work: () => Promise<void>, failure: string) {
  let isAsked = false
  let underWay: Promise<void> | undefined
  const loop = async () => {
    while (isAsked) {
      isAsked = false
      try {
        await work()
      } catch (error) {
        payload.logger.error({ err: error, msg: failure })
      }
    }
    underWay = undefined
  }
  return {
    run: () => {
      isAsked = true
      underWay ??= loop()
    },
    ended: async () => underWay,
  }
}

async function removeOld(payload: Payload): Promise<void> {
  const before = new Date(Date.now() - keptMs).toISOString()
  await payload.db.deleteMany({
    collection: mailsSlug,
    where: { createdAt: { less_than: before } },
  })
}
