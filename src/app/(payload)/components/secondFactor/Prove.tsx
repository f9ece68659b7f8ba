'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'

import { CodeField } from './CodeField.tsx'
import { TextField } from './TextField.tsx'

type Props = {
  needsCode: boolean
  needsPassword: boolean
  onCancel: () => void
  onGiven: (given: { password: string; code: string }) => Promise<void>
}

/** Asks for the password again, and for a code where there is a second factor already. */
export const Prove = ({ needsCode, needsPassword, onCancel, onGiven }: Props) => {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [isSending, setSending] = useState(false)
  const give = async () => {
    setSending(true)
    await onGiven({ password, code })
    setSending(false)
  }
  const onEnter = () => void give()
  return (
    <>
      {needsCode && (
        <CodeField
          hint="From your authenticator app, or one of your recovery codes."
          onChange={setCode}
          onEnter={onEnter}
          takesRecoveryCodes
          value={code}
        />
      )}
      {needsPassword && (
        <TextField
          autoComplete="current-password"
          isFirst={!needsCode}
          label="Your password"
          name="own-password"
          onChange={setPassword}
          onEnter={onEnter}
          type="password"
          value={password}
        />
      )}
      <div className="second-factor__row">
        <Button disabled={isSending} onClick={onEnter} type="button">
          Go on
        </Button>
        <Button buttonStyle="secondary" onClick={() => onCancel()} type="button">
          Cancel
        </Button>
      </div>
    </>
  )
}
