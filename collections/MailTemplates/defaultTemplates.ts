import type { MailKind } from '../Mails/mailKinds.ts'

export type TemplateKind = Exclude<MailKind, 'mailing'>

const when = `When: {{date}}, {{time}}
Where: {{place}}
Access: {{accessProvision}}`
const manage = 'To see, change or cancel your registration: {{manageLink}}'
const join = 'To join online: {{joiningLink}}'

/** Our words for each mail, until staff write their own. */
export const defaultTemplates: Record<TemplateKind, { subject: string; body: string }> = {
  confirmed: {
    subject: 'You have a place: {{event}}',
    body: `Hello {{name}},

You have a place at {{event}}. We look forward to seeing you.

${when}
${join}

{{note}}

If you cannot come, please tell us, so that somebody else can. ${manage}`,
  },
  waiting: {
    subject: 'You are on the waiting list: {{event}}',
    body: `Hello {{name}},

{{event}} is full at the moment. You are on the waiting list, and we will write to you if a place becomes free.

${when}

${manage}`,
  },
  'already-registered': {
    subject: 'You had signed up already: {{event}}',
    body: `Hello {{name}},

Somebody, probably you, has signed up for {{event}} with this address again. You had signed up before, and nothing has changed. {{status}}.

${when}
${join}

${manage}`,
  },
  'moved-up': {
    subject: 'A place has become free for you: {{event}}',
    body: `Hello {{name}},

Good news: a place has become free, and you have it. You are no longer on the waiting list for {{event}}.

${when}
${join}

{{note}}

If you cannot come any more, please tell us, so that somebody else can. ${manage}`,
  },
  changed: {
    subject: 'Changed: {{event}}',
    body: `Hello {{name}},

Something has changed about {{event}}, for which you signed up.

{{changes}}

As it is now:
${when}
${join}

If this no longer suits you: {{manageLink}}`,
  },
  'event-cancelled': {
    subject: 'Cancelled: {{event}}',
    body: `Hello {{name}},

We are sorry: {{event}} on {{date}} is cancelled. You need not do anything.

To see your registration: {{manageLink}}`,
  },
  'event-postponed': {
    subject: 'Postponed: {{event}}',
    body: `Hello {{name}},

We are sorry: {{event}} does not take place on {{date}}. It is postponed, and we will write to you when there is a new date. Your registration stays.

${manage}`,
  },
  'registration-changed': {
    subject: 'Your registration was changed: {{event}}',
    body: `Hello {{name}},

Your registration for {{event}} was changed. {{status}}.

${when}
${join}

${manage}`,
  },
  'registration-cancelled': {
    subject: 'Your registration is cancelled: {{event}}',
    body: `Hello {{name}},

Your registration for {{event}} on {{date}} is cancelled. You will get no more mails about it.

If that was a mistake, you can sign up again: {{signUpLink}}`,
  },
  'reminder-day': {
    subject: 'A reminder: {{event}}, {{date}}',
    body: `Hello {{name}},

{{event}} is soon. We look forward to seeing you.

${when}
${join}

If you cannot come, please tell us, so that somebody else can. ${manage}`,
  },
  'reminder-hour': {
    subject: 'Starting soon: {{event}}',
    body: `Hello {{name}},

{{event}} starts in about an hour.

${when}
${join}

${manage}`,
  },
  'thank-you': {
    subject: 'Thank you: {{event}}',
    body: `Hello {{name}},

Thank you for signing up for {{event}}. We hope that you could be there, and that it was worth your time.

Please tell us how it was: {{feedbackLink}}`,
  },
}
