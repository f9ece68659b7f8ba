/**
 * Why consent keeps a document from the public, in words that follow "Not public:".
 * @param consent as stored; fields that the reader may not see are missing
 * @returns undefined where consent does not keep it back, as far as the reader may know
 */
export function consentHold(
  { expiresAt, status }: { expiresAt?: unknown; status?: unknown },
  now: Date,
): string | undefined {
  if (status === 'pending') return 'consent is pending'
  if (status === 'withdrawn') return 'consent was withdrawn or declined'
  if (status === null) return 'nothing about consent is recorded'
  const hasRunOut = typeof expiresAt === 'string' && new Date(expiresAt) <= now
  return hasRunOut ? 'consent has run out' : undefined
}
