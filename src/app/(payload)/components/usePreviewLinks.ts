'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { PreviewLink } from '../../../lib/payload-types.ts'

type PreviewLinks = {
  /** Nothing while they are being read. */
  links: PreviewLink[] | undefined
  /** What went wrong last, in words. */
  fault: string | undefined
  /** @returns whether it worked, as does `takeBack` */
  make: (note: string) => Promise<boolean>
  takeBack: (id: string) => Promise<boolean>
}

/** The links to the draft of a document, as far as whoever is signed in may see them. */
export function usePreviewLinks(collection: string, id: string): PreviewLinks {
  const { config } = useConfig()
  const address = `${config.serverURL}${config.routes.api}/preview-links`
  const [links, setLinks] = useState<PreviewLink[]>()
  const [fault, setFault] = useState<string>()
  const [changes, setChanges] = useState(0)

  useEffect(() => {
    let isLeft = false
    void readLinks(address, id).then((found) => {
      if (isLeft) return
      if (found) setLinks(found)
      else setFault('The links could not be read.')
    })
    return () => {
      isLeft = true
    }
  }, [address, changes, id])

  const change = async (path: string, init: RequestInit, failed: string) => {
    const response = await send(address + path, init)
    setFault(response ? undefined : failed)
    setChanges((count) => count + 1)
    return response !== undefined
  }
  return {
    links,
    fault,
    make: (note) => {
      const body = JSON.stringify({ document: { relationTo: collection, value: id }, note })
      const headers = { 'Content-Type': 'application/json' }
      const init = { method: 'POST', headers, body }
      return change('?depth=0', init, 'The link could not be made.')
    },
    takeBack: (linkId) =>
      change(`/${linkId}`, { method: 'DELETE' }, 'The link could not be taken back.'),
  }
}

async function readLinks(address: string, id: string): Promise<PreviewLink[] | undefined> {
  const query = new URLSearchParams({
    'where[document.value][equals]': id,
    depth: '0',
    limit: '100',
  })
  const response = await send(`${address}?${query}`)
  if (!response) return undefined
  const { docs } = (await response.json()) as { docs: PreviewLink[] }
  return docs
}

/** @returns nothing where the server could not be reached, or refused */
async function send(address: string, init?: RequestInit): Promise<Response | undefined> {
  const response = await fetch(address, { credentials: 'include', ...init }).catch(() => undefined)
  return response?.ok ? response : undefined
}
