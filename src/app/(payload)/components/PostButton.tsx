'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'

/** A button that asks the server to do something, and says in a toast whether it will. */
export const PostButton = (props: { path: string; label: string; done: string }) => {
  const [isSending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    try {
      const response = await fetch(props.path, { method: 'POST', credentials: 'include' })
      if (!response.ok) throw new Error(await reasonOf(response))
      toast.success(props.done)
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The server could not be reached.')
    } finally {
      setSending(false)
    }
  }
  return (
    <Button buttonStyle="secondary" disabled={isSending} onClick={() => void send()}>
      {props.label}
    </Button>
  )
}

async function reasonOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors?: { message: string }[] }
  return errors?.[0]?.message ?? 'That did not work.'
}
