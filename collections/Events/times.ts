import type { DateField, DateFieldValidation, Field } from 'payload'
import { date } from 'payload/shared'

import { timeZoneFieldComponent, zonedDateTime } from '../fields/zonedDateTime.ts'
import { defaultTimeZone } from '../../src/lib/defaultTimeZone.ts'
import { endAfterStart } from './endAfterStart.ts'

const startField: DateField = {
  name: 'startsAt',
  type: 'date',
  label: 'Starts',
  required: true,
  index: true,
  admin: { components: zonedDateTime },
}

/** Says so at the field itself; `readTimes` refuses it in drafts, which are not validated. */
const requireEndAfterStart: DateFieldValidation = (value, options) => {
  const startsAt = 'startsAt' in options.data ? options.data.startsAt : undefined
  const order = endAfterStart(startsAt, value)
  return order === true ? date(value, options) : order
}

const endField: DateField = {
  ...startField,
  name: 'endsAt',
  label: 'Ends',
  validate: requireEndAfterStart,
  admin: {
    components: {
      ...zonedDateTime,
      Field: { path: zonedDateTime.Field, clientProps: { startPath: startField.name } },
    },
  },
}

/** When an event takes place: two instants, and the one time zone in which they are entered and shown. */
export const timeFields: Field[] = [
  {
    type: 'row',
    fields: [startField, endField],
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
