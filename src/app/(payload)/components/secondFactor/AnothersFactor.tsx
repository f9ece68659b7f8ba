'use client'

import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { useId } from 'react'

import { sendJson } from '../sendJson.ts'
import { inWords } from './inWords.ts'
import { useSecondFactor } from './useSecondFactor.ts'

/** What an admin sees of somebody else's, and can do when they have lost it. */
export const AnothersFactor = ({ id }: { id: string }) => {
  const { factor, fault, reload } = useSecondFactor(id)
  const { openModal } = useModal()
  const modal = useId()
  const takeAway = async () => {
    const sent = await sendJson('POST', `/api/users/${id}/second-factor/take-away`, {})
    if (sent.ok) toast.success('The second factor is taken away.')
    else toast.error(sent.message)
    await reload()
  }
  if (fault) return <p role="alert">{fault}</p>
  if (!factor) return <p role="status">One moment …</p>
  return (
    <>
      <p>{inWords(factor, 'This account has')}</p>
      {factor.setUp && (
        <div className="second-factor__row">
          <Button buttonStyle="secondary" onClick={() => openModal(modal)} type="button">
            Take it away
          </Button>
          <ConfirmationModal
            body="For somebody who has lost their phone and their recovery codes; be sure that it is they who ask. All their sessions end, and they get a mail."
            confirmLabel="Take it away"
            heading="Take this second factor away?"
            modalSlug={modal}
            onConfirm={takeAway}
          />
        </div>
      )}
    </>
  )
}
