'use client'

import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { useId, useState } from 'react'

import { reasonOf } from './reasonOf.ts'

type Props = {
  path: string
  label: string
  done: string
  /** What the answer may break, for staff to agree to first. */
  warning?: string
}

/** A button that asks the server to do something, and says in a toast whether it will. */
export const PostButton = ({ path, label, done, warning }: Props) => {
  const [isSending, setSending] = useState(false)
  const { openModal } = useModal()
  const modal = useId()
  const send = async () => {
    setSending(true)
    try {
      const response = await fetch(path, { method: 'POST', credentials: 'include' })
      if (!response.ok) throw new Error(await reasonOf(response))
      toast.success(done)
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The server could not be reached.')
    } finally {
      setSending(false)
    }
  }
  const onClick = () => (warning ? openModal(modal) : void send())
  return (
    <>
      <Button buttonStyle="secondary" disabled={isSending} onClick={onClick}>
        {label}
      </Button>
      {warning && (
        <ConfirmationModal
          body={warning}
          confirmLabel={label}
          heading={`${label}?`}
          modalSlug={modal}
          onConfirm={send}
        />
      )}
    </>
  )
}
