'use client'

import { useEffect, useState } from 'react'

import { sendJson, type Sent } from '../sendJson.ts'

type Occurrence = { date: string; startsAt: string; local: string; existing: string | null }

export type Preview = { _status: string; occurrences: Occurrence[] }

/** What the server would make by a rule; nothing while it is being asked. */
export function usePreview(address: string, rule: string): Sent<Preview> | undefined {
  const [answered, setAnswered] = useState<{ rule: string; sent: Sent<Preview> }>()
  useEffect(() => {
    let isLeft = false
    const timer = setTimeout(() => {
      void sendJson<Preview>('POST', address, { rule, preview: true }).then((sent) => {
        if (!isLeft) setAnswered({ rule, sent })
      })
    }, 300)
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [address, rule])
  return answered?.rule === rule ? answered.sent : undefined
}
