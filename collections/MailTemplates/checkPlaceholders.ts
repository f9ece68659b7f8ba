import type { CollectionBeforeValidateHook } from 'payload'

import { mailPlaceholders, unknownPlaceholders } from '../../src/lib/mailTemplate.ts'
import { validationError } from '../hooks/validationError.ts'

const all = Object.keys(mailPlaceholders)
  .map((name) => `{{${name}}}`)
  .join(', ')

/** Refuses a subject or a text with a placeholder that there is not. */
export const checkPlaceholders: CollectionBeforeValidateHook = ({ collection, data, req }) => {
  const errors = ['subject', 'body'].flatMap((path) => {
    const text: unknown = data?.[path]
    const [unknown] = typeof text === 'string' ? unknownPlaceholders(text) : []
    if (unknown === undefined) return []
    const what = unknown === '{{' ? 'A placeholder is not closed.' : `There is no {{${unknown}}}.`
    return [{ path, message: `${what} These can be used: ${all}.` }]
  })
  if (errors.length > 0) throw validationError(collection, errors, req)
  return data
}
