/** A consent as it is stored, as far as it decides what is public. */
export type StoredConsent = {
  status?: string | null
  uses?: readonly string[] | null
  expiresAt?: string | null
  heldBackFrom?: string | null
}

/** What `heldBackFrom` holds where something is not public at any time. */
export const always = new Date(0).toISOString()

/**
 * Whether a consent covers being shown in public: where it names uses, the website has to be among
 * them. One that names none was recorded before they were asked for, and covers all.
 */
export const coversWebsite = ({ status, uses }: StoredConsent): boolean =>
  status !== 'granted' || !uses?.length || uses.includes('website')

/**
 * From when a person's own consent keeps back the photographs that show them.
 * @returns an instant as ISO 8601, `always` where it does already, null where it never does
 */
export function endOfConsent(consent: StoredConsent | null | undefined): string | null {
  if (!consent) return null
  if (consent.status === 'pending' || consent.status === 'withdrawn') return always
  if (!coversWebsite(consent)) return always
  return consent.expiresAt ? new Date(consent.expiresAt).toISOString() : null
}

/** The earliest of some instants; null stands for never. */
export const earliest = (instants: (string | null)[]): string | null =>
  instants.reduce((first, next) => (first && (!next || first <= next) ? first : next), null)
