import type { SendEmailOptions } from 'payload'

import { isNotice } from '../../collections/Mails/mailKinds.ts'
import { defaultTemplates } from '../../collections/MailTemplates/defaultTemplates.ts'
import { placeOf } from '../api/calendar/describeEvent.ts'
import { type CalendarSettings, eventsAsCalendar } from '../api/calendar/eventsAsCalendar.ts'
import { zoneOf } from '../api/calendar/zoneOf.ts'
import { optionLabel } from '../api/optionLabel.ts'
import type { Event, Mail, MailTemplate, Registration } from '../lib/payload-types.ts'
import {
  fillSubject,
  fillTemplate,
  plainMailText,
  type MailText,
  type MailValues,
} from '../lib/mailTemplate.ts'
import { registrationToken } from '../lib/registrationToken.ts'
import { safeName } from '../lib/safeName.ts'
import { formatZoned } from '../lib/zonedTime.ts'
import { htmlMail } from './htmlMail.ts'
import { fromNobody, messageId } from './messageId.ts'

const statuses: Record<Registration['status'], string> = {
  confirmed: 'You have a place',
  waiting: 'You are on the waiting list',
  cancelled: 'Your registration is cancelled',
}

const withCalendar = new Set<Mail['kind']>([
  'confirmed',
  'moved-up',
  'already-registered',
  'changed',
  'event-cancelled',
  'event-postponed',
])

type Content = {
  mail: Mail
  registration: Registration
  event: Event
  template: Pick<MailTemplate, 'body' | 'subject'> | null
  changes: string[]
}

type Settings = CalendarSettings & { sender: { address: string; name: string } }

/** A mail to somebody who signed up: plain text, an accessible page, and a calendar where it helps. */
export function composeMail(content: Content, settings: Settings): SendEmailOptions {
  const { mail, event, registration } = content
  const { sender } = settings
  const values = valuesOf(content, settings)
  const { subject: words, body } = templateOf(content)
  const subject = fillSubject(words, values)
  const text = fillTemplate(body, values)
  const footer = footerFor(values)
  const isAboutMore = ['mailing', 'reminder-day', 'reminder-hour', 'thank-you'].includes(mail.kind)
  return {
    to: mail.to,
    from: sender,
    subject,
    text: `${plainMailText(text)}\n\n-- \n${plainMailText(footer)}\n`,
    html: htmlMail(subject, text, footer),
    messageId: messageId(mail, sender),
    headers: {
      ...fromNobody,
      ...(isAboutMore ? { 'List-Unsubscribe': `<${values.manageLink}>` } : {}),
    },
    attachments:
      registration.status === 'confirmed' && withCalendar.has(mail.kind)
        ? [
            {
              filename: 'event.ics',
              content: calendarOf(event, values.joiningLink, settings),
              contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
            },
          ]
        : [],
  }
}

function templateOf({ mail, template }: Content): Pick<MailTemplate, 'body' | 'subject'> {
  if (template) return template
  // A mailing always brings its own, and a notice is composed elsewhere.
  return mail.kind === 'mailing' || isNotice(mail.kind)
    ? { subject: '', body: '' }
    : defaultTemplates[mail.kind]
}

function valuesOf({ changes, event, registration }: Content, settings: Settings): MailValues {
  const { payload, serverUrl } = settings
  const { flattenedFields } = payload.collections.events.config
  const zone = zoneOf(event)
  const token = registrationToken(registration.id, payload.secret)
  const isOnline = event.format !== 'in-person'
  return {
    name: safeName(registration.name),
    event: titleOf(event),
    ...timesOf(event, zone),
    place: placeOf(event),
    accessProvision: (event.accessProvision ?? [])
      .map((value) => optionLabel(flattenedFields, 'accessProvision', value))
      .join(', '),
    status: statuses[registration.status],
    changes: changes.join(' '),
    note: event.signUp?.mailNote?.trim() ?? '',
    joiningLink:
      registration.status === 'confirmed' && isOnline ? (event.joiningLink?.trim() ?? '') : '',
    manageLink: `${serverUrl}/registrations/${token}`,
    signUpLink: `${serverUrl}/events/${event.id}/sign-up`,
    feedbackLink: event.signUp?.feedbackUrl?.trim() ?? '',
  }
}

/** A draft need not have one; people can be signed up for it by staff all the same. */
const titleOf = ({ title }: Partial<Event>): string =>
  title?.replace(/\s+/g, ' ').trim() || 'an event without a title yet'

function timesOf(
  { endsAt, startsAt }: Partial<Event>,
  timeZone: string,
): { date: string; time: string } {
  if (!startsAt) return { date: 'a date to be announced', time: 'a time to be announced' }
  const dayOf = (instant: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full' }).format(new Date(instant))
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const zone = formatZoned(startsAt, timeZone).split(' ').at(-1) ?? timeZone
  const start = clock.format(new Date(startsAt))
  if (!endsAt) return { date: dayOf(startsAt), time: `${start} ${zone}` }
  const isOneDay = dayOf(startsAt) === dayOf(endsAt)
  const end = isOneDay ? clock.format(new Date(endsAt)) : formatZoned(endsAt, timeZone)
  return { date: dayOf(startsAt), time: `${start} to ${end}${isOneDay ? ` ${zone}` : ''}` }
}

function footerFor(values: MailValues): MailText {
  return fillTemplate(
    `You get this because somebody signed up for {{event}} with your address.
See, change or cancel it: {{manageLink}}`,
    values,
  )
}

const calendarOf = (event: Event, joiningLink: string | undefined, settings: Settings): string =>
  // The populated topics are not needed: whoever has signed up knows what it is about.
  eventsAsCalendar([{ ...event, topics: [] }], settings, {
    about: ['METHOD:PUBLISH'],
    joiningLink,
  })
