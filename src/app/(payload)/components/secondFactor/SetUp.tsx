'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { sendJson } from '../sendJson.ts'
import { CodeField } from './CodeField.tsx'

type Begun = { secret: string; address: string; qr: string }

type Props = {
  /** What says who sets it up: the token of signing in, or the password within a session. */
  proof: { token: string } | { password: string; code?: string }
  onDone: (recoveryCodes: string[]) => void
  /** What happens where it cannot even begin. */
  onFault: (message: string) => void
  onCancel: () => void
}

/** Shows the new secret, as a QR code and as text, and asks for its first code. */
export const SetUp = ({ onCancel, onDone, onFault, proof }: Props) => {
  const [begun, setBegun] = useState<Begun>()
  const [code, setCode] = useState('')
  const [fault, setFault] = useState('')
  const [isSending, setSending] = useState(false)

  useEffect(() => {
    let isShown = true
    // React may do this twice; a code that was given to begin would be used up by then.
    const begin = setTimeout(() => {
      void sendJson<Begun>('POST', '/api/users/second-factor', proof).then((sent) => {
        if (!isShown) return
        if (sent.ok) setBegun(sent.body)
        else onFault(sent.message)
      })
    })
    return () => {
      isShown = false
      clearTimeout(begin)
    }
    // It begins once, with what there was then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const confirm = async () => {
    setSending(true)
    const sent = await sendJson<{ recoveryCodes: string[] }>(
      'POST',
      '/api/users/second-factor/confirm',
      { code, ...('token' in proof && proof) },
    )
    setSending(false)
    if (sent.ok) return onDone(sent.body.recoveryCodes)
    if (sent.path !== 'code') return onFault(sent.message)
    setCode('')
    setFault(sent.message)
  }
  if (!begun) return <p role="status">One moment …</p>
  return (
    <>
      <ol className="second-factor__steps">
        <li>
          <p>
            In an authenticator app, such as the one that you have for other accounts, add an entry
            and scan this picture:
          </p>
          <img
            alt="QR code with the key that is written below"
            className="second-factor__qr"
            height={200}
            src={`data:image/svg+xml,${encodeURIComponent(begun.qr)}`}
            width={200}
          />
          <p>
            Or type in this key:{' '}
            <code className="second-factor__key">{inGroups(begun.secret)}</code>
          </p>
          <p>
            On the phone that has the app: <a href={begun.address}>add it by this link</a>.
          </p>
        </li>
        <li>
          <CodeField
            hint="The six digits that the app shows for the new entry."
            label="First code"
            onChange={setCode}
            onEnter={() => void confirm()}
            value={code}
          />
        </li>
      </ol>
      <p className="second-factor__fault" role="alert">
        {fault}
      </p>
      <div className="second-factor__row">
        <Button disabled={isSending} onClick={() => void confirm()} type="button">
          Confirm
        </Button>
        <Button buttonStyle="secondary" onClick={() => onCancel()} type="button">
          Cancel
        </Button>
      </div>
    </>
  )
}

const inGroups = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')
