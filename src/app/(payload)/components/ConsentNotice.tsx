'use client'

import { useFormFields } from '@payloadcms/ui'

import { consentHold } from '../../../lib/consentHold.ts'

/** Says above the fields that consent keeps the document from the public, whatever its status. */
export const ConsentNotice = () => {
  const status = useFormFields(([fields]) => fields['consent.status']?.value)
  const expiresAt = useFormFields(([fields]) => fields['consent.expiresAt']?.value)
  const uses = useFormFields(([fields]) => fields['consent.uses']?.value)
  const heldBackFrom = useFormFields(([fields]) => fields['consent.heldBackFrom']?.value)
  const hold = consentHold({ status, expiresAt, uses, heldBackFrom }, new Date())
  return (
    <div aria-live="polite" className="consent-notice">
      {hold && <p>Not public: {hold}.</p>}
    </div>
  )
}
