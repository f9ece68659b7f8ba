'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'

import { TextField } from '../secondFactor/TextField.tsx'
import '../secondFactor/SecondFactor.css'
import './PasswordDialog.css'

type Props = {
  message: string
  onCancel: () => void
  onGiven: (password: string) => void
}

/** Asks for the present password; by keyboard too, Escape for no. */
export const PasswordDialog = ({ message, onCancel, onGiven }: Props) => {
  const titleId = useId()
  const messageId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  const [password, setPassword] = useState('')
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    // Gives the focus back.
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      aria-describedby={messageId}
      aria-labelledby={titleId}
      className="password-dialog"
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
      ref={ref}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onGiven(password)
        }}
      >
        <h2 id={titleId}>Is it you?</h2>
        <p id={messageId}>{message}</p>
        <TextField
          autoComplete="current-password"
          isFirst
          label="Your present password"
          name="current-password"
          onChange={setPassword}
          type="password"
          value={password}
        />
        <div className="password-dialog__row">
          <Button type="submit">Go on</Button>
          <Button buttonStyle="secondary" onClick={() => onCancel()} type="button">
            Cancel
          </Button>
        </div>
      </form>
    </dialog>
  )
}
