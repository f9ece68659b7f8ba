type Consent = { expiresAt?: unknown; heldBackFrom?: unknown; status?: unknown; uses?: unknown }

/**
 * Why consent keeps a document from the public, in words that follow "Not public:".
 * @param consent as stored; fields that the reader may not see are missing
 * @returns undefined where consent does not keep it back, as far as the reader may know
 */
export function consentHold(
  { expiresAt, heldBackFrom, status, uses }: Consent,
  now: Date,
): string | undefined {
  if (status === 'pending') return 'consent is pending'
  if (status === 'withdrawn') return 'consent was withdrawn or declined'
  if (status === null) return 'nothing about consent is recorded'
  if (isPast(expiresAt, now)) return 'consent has run out'
  const usesElsewhere = Array.isArray(uses) && uses.length > 0 && !uses.includes('website')
  if (status === 'granted' && usesElsewhere) return 'consent is for other uses than the website'
  if (isPast(heldBackFrom, now)) return 'somebody shown has not agreed, or not to the website'
  return undefined
}

const isPast = (instant: unknown, now: Date): boolean =>
  typeof instant === 'string' && new Date(instant) <= now
