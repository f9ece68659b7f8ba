import { checkAlternativeText } from './checkAlternativeText.ts'
import { checkConsent } from './checkConsent.ts'
import { checkCredits } from './checkCredits.ts'
import { checkEventAccess } from './checkEventAccess.ts'
import { checkHeadings } from './checkHeadings.ts'
import { checkLinkTexts } from './checkLinkTexts.ts'
import { checkLongSentences } from './checkLongSentences.ts'
import { checkPlainWords } from './checkPlainWords.ts'
import { checkReadingAge } from './checkReadingAge.ts'
import type { Finding } from './finding.ts'
import type { Subject } from './subject.ts'

const checks = [
  checkConsent,
  checkAlternativeText,
  checkEventAccess,
  checkCredits,
  checkPlainWords,
  checkHeadings,
  checkLinkTexts,
  checkLongSentences,
  checkReadingAge,
]

/** What to mend in a document before it is published: what stops it first. */
export function checklistOf(subject: Subject): Finding[] {
  const findings = checks.flatMap((check) => check(subject))
  const blocking = findings.filter(({ severity }) => severity === 'blocks')
  return [...blocking, ...findings.filter(({ severity }) => severity !== 'blocks')]
}

/** Only what stops publishing; sparing the reading of the texts. */
export const faultsOf = (subject: Subject): Finding[] =>
  [checkConsent, checkAlternativeText]
    .flatMap((check) => check(subject))
    .filter(({ severity }) => severity === 'blocks')
