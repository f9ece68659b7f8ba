import { consentHold } from '../consentHold.ts'
import { isRecord } from '../isRecord.ts'
import { excerptOf } from './excerptOf.ts'
import type { Finding } from './finding.ts'
import type { Check } from './subject.ts'

const check = 'consent'
const whats: Record<string, string> = {
  media: 'A picture or file',
  people: 'A person',
  testimonials: 'A quote',
}

/** People, quotes and files that are shown without consent, the document's own among them. */
export const checkConsent: Check<Finding> = ({ collection, data, named, now }) => [
  ...(collection in whats ? ownConsent(data, now) : []),
  ...named.flatMap(({ collection: of, document, id, path }): Finding[] => {
    const consent = isRecord(document.consent) ? document.consent : undefined
    // Whoever asks may not be told.
    if (!consent || consent.status === undefined) return []
    const about = { check, path, target: id, ...excerpt(document) }
    const what = whats[of] ?? 'Something'
    if (consent.status === 'withdrawn') {
      const message = `${what} here is shown against their wish: consent was withdrawn or declined. It stays hidden from the public; take it out.`
      return [{ ...about, severity: 'advises', message }]
    }
    const hold = consentHold(consent, now)
    if (hold) {
      const message = `${what} here stays hidden from the public: ${hold}. Ask for consent, or take it out.`
      return [{ ...about, severity: 'advises', message }]
    }
    // Most files show nobody: only those with people in them need to be asked about.
    const isAsked = of !== 'media' || (Array.isArray(document.people) && document.people.length > 0)
    if (consent.status !== 'not-recorded' || !isAsked) return []
    const message = `For ${what.toLowerCase()} here no consent is recorded. Ask, and note the answer there.`
    return [{ ...about, severity: 'advises', message }]
  }),
]

/** Never stops publishing: a refusal must be possible to save, and hides the document by itself. */
function ownConsent(data: Record<string, unknown>, now: Date): Finding[] {
  const consent = isRecord(data.consent) ? data.consent : undefined
  if (!consent || consent.status === undefined) return []
  const hold = consentHold(consent, now)
  const path = 'consent.status'
  if (hold) {
    const message = `The public will not see this: ${hold}. Ask for consent, and note the answer here.`
    return [{ check, severity: 'advises', message, path }]
  }
  if (consent.status !== 'not-recorded') return []
  const message = 'No consent is recorded. Ask the person, and note the answer here.'
  return [{ check, severity: 'advises', message, path }]
}

function excerpt({ filename, name, quote }: Record<string, unknown>): { excerpt?: string } {
  const words = [name, quote, filename].find((value) => typeof value === 'string')
  return typeof words === 'string' ? { excerpt: excerptOf(words) } : {}
}
