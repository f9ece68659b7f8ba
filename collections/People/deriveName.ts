import type { CollectionBeforeOperationHook, CollectionBeforeValidateHook } from 'payload'

import { publicName } from '../../src/lib/personName.ts'
import type { Person } from '../../src/lib/payload-types.ts'

/** Lets a full name decide where both are sent: forms send `name` back as they got it. */
export const preferFullName: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update') return
  const data = { ...args.data } as Partial<Person>
  if (!data.fullName?.trim()) return
  delete data.name
  Object.assign(args, { data })
}

/**
 * Derives the name that may be shown from the full name and the way to be credited. A name that is
 * sent alone is the full name.
 */
export const deriveName: CollectionBeforeValidateHook<Person> = ({
  context,
  data = {},
  originalDoc,
}) => {
  const isGiven =
    !context.isRestoringVersion && Boolean(data.name?.trim()) && data.name !== originalDoc?.name
  const fullName = isGiven ? data.name : data.fullName
  return { ...data, fullName, name: publicName(fullName, data.creditAs ?? 'full-name') ?? null }
}
