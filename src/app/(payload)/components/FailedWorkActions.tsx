'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

import { reasonOf } from './reasonOf.ts'

type Props = { id: string; title: string }

/** The choices about work that failed; what came of one takes their place, for it to be read and heard. */
export const FailedWorkActions = ({ id, title }: Props) => {
  const [isSending, setSending] = useState(false)
  const [done, setDone] = useState<string>()
  const [fault, setFault] = useState<string>()
  const said = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone, and the keyboard must not begin at the top again.
  useEffect(() => {
    if (done) said.current?.focus()
  }, [done])

  const send = async (change: 'dismiss' | 'retry', words: string) => {
    setSending(true)
    setFault(undefined)
    try {
      const response = await fetch(`/api/payload-jobs/${id}/${change}`, {
        method: 'POST',
        credentials: 'include',
      })
      if (!response.ok) throw new Error(await reasonOf(response))
      setDone(words)
    } catch (error) {
      setFault(error instanceof Error ? error.message : 'The server could not be reached.')
    } finally {
      setSending(false)
    }
  }

  if (done) {
    return (
      <p className="dashboard-row__said" ref={said} role="status" tabIndex={-1}>
        {done}
      </p>
    )
  }
  return (
    <div className="dashboard-row__actions">
      <Button
        aria-label={`Try again: ${title}`}
        buttonStyle="primary"
        disabled={isSending}
        onClick={() => void send('retry', 'It will be tried again within a few seconds.')}
        size="small"
      >
        Try again
      </Button>
      <Button
        aria-label={`Dismiss: ${title}`}
        buttonStyle="secondary"
        disabled={isSending}
        onClick={() => void send('dismiss', 'Dismissed. It will not be done.')}
        size="small"
      >
        Dismiss
      </Button>
      <p aria-live="polite" className="dashboard-row__fault">
        {fault}
      </p>
    </div>
  )
}
