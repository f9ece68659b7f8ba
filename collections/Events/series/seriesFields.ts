/** What the events of a series have in common: copied when one repeats, changed for later ones too. */
export const sharedFields = [
  'title',
  'kind',
  'format',
  'venue',
  'joiningLink',
  'accessProvision',
  'summary',
  'heroImage',
  'body',
  'hosts',
  'speakers',
  'signUp',
  'project',
  'topics',
  'inPlainWords',
  'formats',
  'meta',
] as const

/** What is changed for several events by the hour on the clock, each keeping its date. */
export const timeNames = ['startsAt', 'endsAt', 'timeZone'] as const

/** Everything that can be changed for several events of a series at once. */
export const changeableFields: readonly string[] = [...sharedFields, ...timeNames, 'status']
