'use client'

import {
  Button,
  ConfirmationModal,
  toast,
  useDocumentInfo,
  useFormModified,
  useModal,
} from '@payloadcms/ui'
import { useId, useState } from 'react'

type Answer = { recipients?: number; status?: string; errors?: { message: string }[] }

const people = (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`

/** Sends the mailing that is shown, after saying to how many people it would go. */
export const SendMailingButton = () => {
  const { id } = useDocumentInfo()
  const { openModal } = useModal()
  const isModified = useFormModified()
  const modal = useId()
  const [count, setCount] = useState(0)

  const ask = async (path: string, init?: RequestInit): Promise<Answer | undefined> => {
    try {
      const response = await fetch(`/api/mailings/${id}/${path}`, {
        credentials: 'include',
        ...init,
      })
      const answer = (await response.json()) as Answer
      if (response.ok) return answer
      toast.error(answer.errors?.[0]?.message ?? 'That did not work.')
    } catch {
      toast.error('The server could not be reached.')
    }
    return undefined
  }
  const prepare = async () => {
    const answer = await ask('recipients')
    if (!answer) return
    if (answer.status === 'sent') return void toast.info('This was sent already.')
    if (!answer.recipients) return void toast.info('There is nobody to send this to.')
    setCount(answer.recipients)
    openModal(modal)
  }
  const send = async () => {
    const answer = await ask('send', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ recipients: count }),
    })
    if (answer) toast.success(`It is on its way to ${people(answer.recipients ?? count)}.`)
  }
  return (
    <>
      <Button
        buttonStyle="secondary"
        disabled={isModified}
        onClick={() => void prepare()}
        tooltip={isModified ? 'Save first' : undefined}
      >
        Send
      </Button>
      <ConfirmationModal
        body="It cannot be taken back."
        confirmLabel="Send"
        heading={`Send to ${people(count)}?`}
        modalSlug={modal}
        onConfirm={send}
      />
    </>
  )
}
