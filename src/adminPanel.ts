import type { Config } from 'payload'

const component = (name: string) => `/src/app/(payload)/components/${name}.tsx#${name}`

/** How the admin panel looks and what it calls itself. */
export const adminPanel: NonNullable<Config['admin']> = {
  // Gravatar would tell a third party who works here, and when.
  avatar: 'default',
  components: {
    beforeNav: [component('RoleMark')],
    providers: [component('SaveGuards'), component('AskPassword')],
    graphics: { Icon: component('CollectiveIcon'), Logo: component('CollectiveLogo') },
    views: {
      createFirstUser: { Component: component('FirstRun') },
      login: { Component: component('SignIn') },
      dashboard: { Component: component('Dashboard') },
    },
  },
  dateFormat: 'd MMM yyyy, HH:mm',
  meta: { titleSuffix: '· Collective CMS' },
  timezones: { defaultTimezone: 'Europe/London' },
}
