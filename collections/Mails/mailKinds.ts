/** The mails to people who signed up, with what staff call them. */
export const mailKinds = {
  confirmed: 'You have a place',
  waiting: 'You are on the waiting list',
  'already-registered': 'You had signed up before',
  'moved-up': 'A place has become free for you',
  changed: 'The event has changed',
  'event-cancelled': 'The event is cancelled',
  'event-postponed': 'The event is postponed',
  'registration-changed': 'Your registration was changed',
  'registration-cancelled': 'Your registration is cancelled',
  'reminder-day': 'Reminder: a day before',
  'reminder-hour': 'Reminder: an hour before',
  'thank-you': 'Thank you',
  mailing: 'Written by staff to everyone',
} as const

export type MailKind = keyof typeof mailKinds

/** The mails to staff that wait in the same queue, which bring their own words. */
export const noticeKinds = {
  'not-published': 'To staff: not published at a set time',
  'second-factor': 'To staff: about how they sign in',
  'review-requested': 'To staff: a review is asked for',
  'changes-needed': 'To staff: changes are needed',
  'consent-ended': 'To staff: consent has ended',
  'webhook-switched-off': 'To staff: a webhook is switched off',
} as const

export type NoticeKind = keyof typeof noticeKinds

/** Whether a mail is to staff. */
export const isNotice = (kind: string): kind is NoticeKind => Object.hasOwn(noticeKinds, kind)
