import type { UIField } from 'payload'

import type { Event } from '../../src/lib/payload-types.ts'

/** Who has signed up, below the settings of the sign-up: places, access needs, and what to do. */
export const signUpsField: UIField = {
  name: 'signUps',
  type: 'ui',
  admin: {
    components: { Field: '/src/app/(payload)/components/SignUps.tsx#SignUps' },
    condition: (data: Partial<Event>) => data.signUp?.mode === 'here',
    disableBulkEdit: true,
    disableListColumn: true,
  },
}
