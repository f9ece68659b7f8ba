import type { Config } from 'payload'

const component = (name: string) => `/src/app/(payload)/components/${name}.tsx#${name}`

/** How the admin panel looks and what it calls itself. */
export const adminPanel: NonNullable<Config['admin']> = {
  // Gravatar would tell a third party who works here, and when.
  avatar: 'default',
  components: {
    beforeLogin: [component('LoginWelcome')],
    graphics: { Icon: component('CollectiveIcon'), Logo: component('CollectiveLogo') },
    views: {
      createFirstUser: { Component: component('FirstRun') },
      dashboard: { Component: component('Dashboard') },
    },
  },
  dateFormat: 'd MMM yyyy, HH:mm',
  meta: { titleSuffix: '· Collective CMS' },
  timezones: { defaultTimezone: 'Europe/London' },
}

/** Payload's words, where ours are plainer, British, or true of this panel only. */
export const adminWords: NonNullable<Config['i18n']> = {
  translations: {
    en: {
      authentication: {
        createFirstUser: 'No accounts yet',
        login: 'Sign in',
        logout: 'Sign out',
        logOut: 'Sign out',
      },
      general: { noLabel: 'No {{label}} yet', untitled: 'No title yet' },
    },
  },
}
