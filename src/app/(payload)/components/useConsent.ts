'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { ConsentLink, ConsentLog, User } from '../../../lib/payload-types.ts'

type Decision = { id: string; at: string; words: string; who: string }
export type Place = { collection: string; id: string; title: string; field: string; state?: string }
type Asked = { url: string; mailed: boolean }

type Consent = {
  /** Nothing while they are being read, as with `decisions`, or until asked for, as with the places. */
  links: ConsentLink[] | undefined
  decisions: Decision[] | undefined
  places: Place[] | undefined
  /** Where the name that a person hides is still written. */
  placesOfName: Place[] | undefined
  /** What went wrong last, in words. */
  fault: string | undefined
  ask: (email: string) => Promise<Asked | undefined>
  takeBack: (id: string) => Promise<boolean>
  findPlaces: () => Promise<void>
  findPlacesOfName: () => Promise<void>
}

const statuses: Record<ConsentLog['status'], string> = {
  'not-recorded': 'Not recorded',
  pending: 'Pending',
  granted: 'Granted',
  withdrawn: 'Withdrawn or declined',
}

/** The consent to one document: links that ask for it, decisions, and where the document is used. */
export function useConsent(collection: string, id: string): Consent {
  const { config } = useConfig()
  const api = `${config.serverURL}${config.routes.api}`
  const [links, setLinks] = useState<ConsentLink[]>()
  const [decisions, setDecisions] = useState<Decision[]>()
  const [places, setPlaces] = useState<Place[]>()
  const [placesOfName, setPlacesOfName] = useState<Place[]>()
  const [fault, setFault] = useState<string>()
  const [changes, setChanges] = useState(0)

  useEffect(() => {
    let isLeft = false
    const read = async () => {
      const found = await Promise.all([
        list<ConsentLink>(`${api}/consent-links`, 'document.value', id),
        readDecisions(api, id),
      ])
      if (isLeft) return
      setLinks(found[0])
      setDecisions(found[1])
    }
    read().catch(() => {
      if (!isLeft) setFault('What was decided could not be read.')
    })
    return () => {
      isLeft = true
    }
  }, [api, changes, id])

  const attempt = async <Result>(work: () => Promise<Result>, failed: string) => {
    try {
      const result = await work()
      setFault(undefined)
      return result
    } catch (error) {
      setFault(error instanceof Refusal ? error.message : failed)
      return undefined
    }
  }
  const change = async <Result>(work: () => Promise<Result>, failed: string) => {
    const result = await attempt(work, failed)
    setChanges((count) => count + 1)
    return result
  }
  const readPlaces = async (route: string) =>
    (
      await attempt(
        () => send<{ places: Place[] }>(`${api}/${collection}/${id}/${route}`),
        'The places could not be read.',
      )
    )?.places
  return {
    links,
    decisions,
    places,
    placesOfName,
    fault,
    ask: (email) => {
      const body = JSON.stringify({ collection, id, ...(email && { email }) })
      const headers = { 'Content-Type': 'application/json' }
      const init = { method: 'POST', headers, body }
      return change(
        () => send<Asked>(`${api}/consent-links/ask`, init),
        'The link could not be made.',
      )
    },
    takeBack: async (linkId) =>
      (await change(
        () => send(`${api}/consent-links/${linkId}`, { method: 'DELETE' }),
        'The link could not be taken back.',
      )) !== undefined,
    findPlaces: async () => setPlaces(await readPlaces('places-of-use')),
    findPlacesOfName: async () => setPlacesOfName(await readPlaces('still-written-in')),
  }
}

async function readDecisions(api: string, id: string): Promise<Decision[]> {
  const entries = await list<ConsentLog>(`${api}/consent-log`, 'documentId', id)
  const users = entries.flatMap(({ by, decidedBy }) => (by === 'user' && decidedBy) || [])
  const accounts =
    users.length > 0 ? await list<User>(`${api}/users`, 'id', users.join(','), 'in') : []
  const names = new Map(accounts.map((account) => [account.id, account.name]))
  return entries.map(({ by, createdAt, decidedBy, id: entry, status }) => ({
    id: entry,
    at: createdAt,
    words: statuses[status],
    who: {
      link: 'by themselves',
      server: 'by the server',
      user: `recorded by ${names.get(decidedBy ?? '') ?? 'somebody who has left'}`,
    }[by],
  }))
}

async function list<Doc>(address: string, path: string, value: string, operator = 'equals') {
  const query = new URLSearchParams({
    [`where[${path}][${operator}]`]: value,
    depth: '0',
    limit: '100',
  })
  return (await send<{ docs: Doc[] }>(`${address}?${query}`)).docs
}

/** What the server says that is wrong. */
class Refusal extends Error {}

async function send<Body>(address: string, init?: RequestInit): Promise<Body> {
  const response = await fetch(address, { credentials: 'include', ...init })
  const body = (await response.json()) as Body & { errors?: { message: string }[] }
  if (!response.ok) throw new Refusal(body.errors?.[0]?.message ?? 'That did not work.')
  return body
}
