import { mediaSlug } from '../../collections/slugs.ts'
import { isRecord } from '../lib/isRecord.ts'
import { blockRenditions } from './blocks/index.ts'
import { showsUpcoming } from './blocks/eventList.ts'
import { pageReferences } from './pages.ts'
import { type Reference, referencesTo } from './references.ts'
import type { StoredNode } from './rendering.ts'
import { idsOf, recordsOf } from './values.ts'

export type Wanted = { references: Reference[]; upcomingEvents: boolean }

/** What has to be read before rich texts can be rendered. */
export function collectReferences(states: readonly unknown[]): Wanted {
  const wanted: Wanted = { references: [], upcomingEvents: false }
  // A list of what is still to be looked at, as texts may be nested deeper than calls can be.
  const nodes: StoredNode[] = []
  const open = (state: unknown) => {
    if (isRecord(state) && isRecord(state.root)) nodes.push(state.root)
  }
  states.forEach(open)
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    nodes.push(...recordsOf(node.children))
    const { fields, relationTo, type, value } = node
    if (type === 'upload' && relationTo === mediaSlug) {
      wanted.references.push(...referencesTo(mediaSlug, idsOf([value])))
    }
    if (!isRecord(fields)) continue
    if (type === 'link') wanted.references.push(...pageReferences(fields.doc))
    if (type !== 'block') continue
    const rendition = blockRenditions.get(fields.blockType)
    wanted.references.push(...(rendition?.references(fields) ?? []))
    rendition?.texts?.(fields).forEach(open)
    if (fields.blockType === 'eventList' && showsUpcoming(fields)) wanted.upcomingEvents = true
  }
  return wanted
}
