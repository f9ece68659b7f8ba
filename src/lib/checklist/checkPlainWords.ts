import type { Finding } from './finding.ts'
import type { Check } from './subject.ts'

const haveThem = new Set(['events', 'posts', 'projects'])

/** A missing version in plain words. */
export const checkPlainWords: Check<Finding> = ({ collection, data }) => {
  const isMissing =
    haveThem.has(collection) && !(typeof data.inPlainWords === 'string' && data.inPlainWords.trim())
  const message =
    'There is no version in plain words. Write a few short sentences that everybody can follow.'
  return isMissing
    ? [{ check: 'plain-words', severity: 'advises', message, path: 'inPlainWords' }]
    : []
}
