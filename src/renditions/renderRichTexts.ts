import type { Payload } from 'payload'

import { readReferences } from './readReferences.ts'
import { renderRichText, type RenditionFormat } from './renderRichText.ts'
import type { Site } from './site.ts'

/** Rich texts in another format, in the same order, as the public may read them. */
export async function renderRichTexts(
  states: readonly unknown[],
  format: RenditionFormat,
  { payload, site }: { payload: Payload; site: Site },
): Promise<string[]> {
  const references = await readReferences(payload, states)
  return states.map((state) => renderRichText(state, format, { references, site }))
}
