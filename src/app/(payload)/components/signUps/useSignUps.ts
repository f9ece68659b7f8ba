'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { Act, EventSignUps, Faults } from './signUps.ts'

/** The sign-ups of an event, read again after each thing that is done to them. */
export function useSignUps(event: string) {
  const { config } = useConfig()
  const api = `${config.serverURL}${config.routes.api}`
  const [signUps, setSignUps] = useState<EventSignUps>()
  const [fault, setFault] = useState<string>()
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [changes, setChanges] = useState(0)

  useEffect(() => {
    let isLeft = false
    void readSignUps(`${api}/events/${event}/registrations`).then((found) => {
      if (isLeft) return
      if (found) setSignUps(found)
      else setFault('The sign-ups could not be read.')
    })
    return () => {
      isLeft = true
    }
  }, [api, changes, event])

  const act: Act = async (path, body, done) => {
    setBusy(true)
    const faults = await post(`${api}/${path}`, body)
    setBusy(false)
    // Said anew, even where it is the same as before.
    setSaid(faults ? '' : done)
    setFault(faults?.message)
    setChanges((count) => count + 1)
    return faults
  }
  return { act, fault, isBusy, said, signUps }
}

async function readSignUps(address: string): Promise<EventSignUps | undefined> {
  const response = await fetch(address, { credentials: 'include' }).catch(() => undefined)
  return response?.ok ? ((await response.json()) as EventSignUps) : undefined
}

type Refusal = {
  errors?: { message: string; data?: { errors?: { path: string; message: string }[] } }[]
}

async function post(address: string, body: object): Promise<Faults | undefined> {
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!response) return { message: 'The server could not be reached.', fields: {} }
  if (response.ok) return undefined
  const [error] = ((await response.json()) as Refusal).errors ?? []
  const fields = (error?.data?.errors ?? []).map(({ message, path }) => [path, message])
  return {
    message: error?.message ?? 'That did not work.',
    fields: Object.fromEntries(fields) as Record<string, string>,
  }
}
