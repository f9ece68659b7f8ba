import type { FieldHook, TextField } from 'payload'

import type { PreviewLink } from '../../src/lib/payload-types.ts'
import { previewPath } from '../../src/lib/previewPath.ts'
import { previewToken } from '../../src/lib/previewToken.ts'
import { idOf } from '../access/idOf.ts'
import { nobodyField } from '../access/nobodyField.ts'

const makeAddress: FieldHook<PreviewLink> = ({ data, req: { payload } }) => {
  if (!data?.id || !data.document) return null
  const { relationTo, value } = data.document
  const path = previewPath(relationTo, String(idOf(value)))
  const token = previewToken(payload.secret, data.id)
  return `${String(payload.config.custom.serverUrl)}${path}?token=${token}`
}

/** The link itself, for those who may read of it. It is made anew each time and not stored. */
export const addressField: TextField = {
  name: 'address',
  type: 'text',
  virtual: true,
  access: { create: nobodyField, update: nobodyField },
  hooks: { afterRead: [makeAddress] },
}
