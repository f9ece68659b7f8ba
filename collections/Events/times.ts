import type { DateField, Field } from 'payload'

import { timeZoneFieldComponent, zonedDateTime } from '../fields/zonedDateTime.ts'
import { defaultTimeZone } from './defaultTimeZone.ts'

const timeField = (name: 'endsAt' | 'startsAt', label: string): DateField => ({
  name,
  type: 'date',
  label,
  required: true,
  index: true,
  admin: { components: zonedDateTime },
})

/** When an event takes place: two instants, and the one time zone in which they are entered and shown. */
export const timeFields: Field[] = [
  {
    type: 'row',
    fields: [timeField('startsAt', 'Starts'), timeField('endsAt', 'Ends')],
  },
  {
    name: 'timeZone',
    type: 'text',
    defaultValue: defaultTimeZone,
    admin: {
      components: { Field: timeZoneFieldComponent },
      description:
        'The zone that both times are in. Change it, and the hours on the clock stay the same.',
    },
  },
]
