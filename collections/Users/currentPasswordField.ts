import type { TextField } from 'payload'

import { nobodyField } from '../access/nobodyField.ts'
import { selfOrAdminField } from '../access/selfOrAdminField.ts'

/** What proves who changes their own e-mail, password or API key: checked by a hook, and never kept. */
export const currentPasswordField: TextField = {
  name: 'currentPassword',
  type: 'text',
  label: 'Your present password',
  virtual: true,
  hidden: true,
  access: { create: nobodyField, read: nobodyField, update: selfOrAdminField },
  admin: {
    description:
      'Needed by whoever changes the e-mail, the password or the API key of their own account.',
  },
  custom: { isWriteOnly: true },
}
