'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { Event } from '../../../../lib/payload-types.ts'

export type Sibling = Pick<Event, '_status' | 'id' | 'startsAt' | 'status' | 'timeZone' | 'title'>

/** The events of a series that whoever is signed in may see, in order of their dates. */
export function useSiblings(series: string): {
  /** Nothing while they are being read, and without a series. */
  siblings: Sibling[] | undefined
  fault: string | undefined
  refresh: () => void
} {
  const { config } = useConfig()
  const address = `${config.serverURL}${config.routes.api}/events`
  const [found, setFound] = useState<{ series: string; siblings: Sibling[] | undefined }>()
  const [changes, setChanges] = useState(0)

  useEffect(() => {
    if (!series) return
    let isLeft = false
    // The key is typed by hand too.
    const timer = setTimeout(() => {
      void read(address, series).then((siblings) => {
        if (!isLeft) setFound({ series, siblings })
      })
    }, 300)
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [address, changes, series])

  const current = series && found?.series === series ? found : undefined
  return {
    siblings: current?.siblings,
    fault: current && !current.siblings ? 'The series could not be read.' : undefined,
    refresh: () => setChanges((count) => count + 1),
  }
}

async function read(address: string, series: string): Promise<Sibling[] | undefined> {
  const query = new URLSearchParams({
    'where[series][equals]': series,
    depth: '0',
    draft: 'true',
    joins: 'false',
    limit: '100',
    sort: 'startsAt',
  })
  for (const name of ['title', 'startsAt', 'timeZone', 'status', '_status']) {
    query.set(`select[${name}]`, 'true')
  }
  const response = await fetch(`${address}?${query}`, { credentials: 'include' }).catch(
    () => undefined,
  )
  if (!response?.ok) return undefined
  const { docs } = (await response.json()) as { docs: Sibling[] }
  return docs
}
