import type { SanitizedCollectionConfig } from 'payload'

import { documentTitle } from '../documentTitle.ts'

/**
 * What staff call a document, as it is or was. For a person that is the name that may be shown: the
 * log outlives a wish about how to be named.
 * @param versions of the document, those to prefer first
 */
export function titleOf(
  { admin: { useAsTitle = 'id' } }: SanitizedCollectionConfig,
  ...versions: (Record<string, unknown> | null | undefined)[]
): string {
  const titles = versions.map((version) => version?.[useAsTitle])
  return documentTitle(titles.find((title) => typeof title === 'string' && title.trim()))
}
