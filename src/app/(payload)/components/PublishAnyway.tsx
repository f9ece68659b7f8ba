'use client'

import { Button, useForm } from '@payloadcms/ui'
import { useId, useState } from 'react'

/** Publishes what has faults, for a reason that is kept. */
export const PublishAnyway = () => {
  const { submit } = useForm()
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState('')
  const reasonId = useId()
  const publish = async () => {
    if (!reason.trim()) {
      setSaid('Please give a reason first.')
      document.getElementById(reasonId)?.focus()
      return
    }
    setSaid('')
    const result = await submit({
      overrides: { _status: 'published', publishAnyway: reason },
    })
    if (result?.res.ok) setReason('')
  }
  return (
    <div className="checklist__anyway">
      <label htmlFor={reasonId}>Why it has to be published as it is</label>
      {/* Not a form: it stands within the form of the document. */}
      <textarea
        id={reasonId}
        maxLength={1000}
        onChange={({ target }) => setReason(target.value)}
        rows={2}
        value={reason}
      />
      <Button buttonStyle="secondary" onClick={() => void publish()} size="small">
        Publish anyway
      </Button>
      <p aria-live="polite" className="checklist__sum">
        {said}
      </p>
    </div>
  )
}
