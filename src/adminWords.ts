import { en } from 'payload/i18n/en'
import type { Config } from 'payload'

import { minimumPasswordLength } from './lib/minimumPasswordLength.ts'
import { sentenceCase } from './lib/sentenceCase.ts'

const { fields, general, upload, version } = en.translations

const inSentenceCase = <Words extends Record<string, string>>(words: Words) =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [key, sentenceCase(text)])) as Words

const passwordRule = `at least ${minimumPasswordLength} characters`

/** Payload's words, where ours are plainer, British, or true of this panel only. */
export const adminWords: NonNullable<Config['i18n']> = {
  translations: {
    en: {
      authentication: {
        apiKey: 'API key',
        changePassword: 'Change password',
        confirmPassword: 'Confirm the password',
        createFirstUser: 'No accounts yet',
        enableAPIKey: 'Enable API key',
        forceUnlock: 'Unlock',
        login: 'Sign in',
        logout: 'Sign out',
        logOut: 'Sign out',
        newPassword: `New password (${passwordRule})`,
        resetPassword: 'Reset password',
        resetYourPassword: 'Reset your password',
      },
      error: {
        notAllowedToAccessPage:
          'This page is not open to your account. Ask an administrator if you need it.',
        // The API says this too, to a request without an account.
        unauthorized: 'You need to be signed in with an account that may do this.',
      },
      fields: inSentenceCase(fields),
      general: {
        ...inSentenceCase(general),
        createdAt: 'Created',
        deletedAt: 'Deleted',
        lastModified: 'Last changed',
        newPassword: `New password (${passwordRule})`,
        noLabel: '–',
        noResultsDescription:
          'Nothing has been added yet, or nothing matches the search and filters.',
        noResultsFound: 'Nothing to show',
        or: 'or',
        noUpcomingEventsScheduled: 'Nothing is planned.',
        payloadSettings: 'Your settings',
        perPage: 'Per page: {{limit}}',
        schedulePublishFor: 'Plan when to publish {{title}}',
        timezone: 'Time zone',
        untitled: 'No title yet',
        upcomingEvents: 'Planned changes',
        updatedAt: 'Last changed',
      },
      upload: inSentenceCase(upload),
      version: {
        ...inSentenceCase(version),
        // Payload says it of a draft that was public once, too.
        draftHasPublishedVersion: 'Changed since published',
        // The button of a draft that never was public reads so as well.
        publishChanges: 'Publish',
        schedulePublish: 'Publish or unpublish later',
      },
    },
  },
}
