import { isRecord } from '../../../../lib/isRecord.ts'
import type { Stored } from './saveGuard.ts'

/**
 * Reads a document as it is stored now.
 * @returns nothing where it is not to be read, or has no tag
 * @throws when the server does not answer, or is at fault
 */
export async function readLatest(address: string): Promise<Stored | undefined> {
  const response = await fetch(`${address}?draft=true&depth=0&fallback-locale=null`, {
    cache: 'no-store',
    credentials: 'include',
  })
  if (response.status >= 500) throw new Error('What is stored could not be read. Please try again.')
  const tag = response.headers.get('ETag')
  if (!response.ok || tag === null) return undefined
  const doc: unknown = await response.json()
  return isRecord(doc) ? { doc, tag } : undefined
}
