import type { DateField } from 'payload'

const folder = '/src/app/(payload)/components'

/** Enters and shows a date by the clocks of the document's own time zone; London's without one. */
export const zonedDateTime = {
  Cell: `${folder}/ZonedDateCell.tsx#ZonedDateCell`,
  Field: `${folder}/ZonedDateTimeField.tsx#ZonedDateTimeField`,
} satisfies NonNullable<DateField['admin']>['components']

/** Picks a time zone from a list. */
export const timeZoneFieldComponent = `${folder}/TimeZoneField.tsx#TimeZoneField`
