import type { FieldAffectingData, TextFieldSingleValidation } from 'payload'

import { isLinkTarget } from '../../src/lib/linkTarget.ts'

const validateLink: TextFieldSingleValidation = (value, { siblingData }) => {
  if (isInternal(siblingData)) return true
  return typeof value === 'string' && isLinkTarget(value)
    ? true
    : 'Please give a web address that begins with https://, a path such as /posts, mailto: or tel:.'
}

const isInternal = (link: unknown) =>
  typeof link === 'object' && link !== null && 'linkType' in link && link.linkType === 'internal'

/**
 * The fields of a link in rich text. Stock, its address may be anything without a space, a script
 * too, and a hook percent-encodes as a whole what it cannot read.
 */
export const linkFields = ({
  defaultFields,
}: {
  defaultFields: FieldAffectingData[]
}): FieldAffectingData[] =>
  defaultFields.map((field) =>
    field.type === 'text' && field.name === 'url' && !field.hasMany
      ? { ...field, custom: { isAddress: true }, hooks: {}, validate: validateLink }
      : field,
  )
