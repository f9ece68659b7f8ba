import { eventItems } from '../eventItems.ts'
import { referencesTo } from '../references.ts'
import type { BlockRendition, StoredFields } from '../rendering.ts'
import { idsOf } from '../values.ts'
import { blockSection } from './blockSection.ts'

const defaultLimit = 3

/** Whether the list is of the events that come next, whichever they are then. */
export const showsUpcoming = ({ show }: StoredFields): boolean => show !== 'chosen'

export const eventList: BlockRendition = {
  references: (fields) =>
    showsUpcoming(fields) ? [] : referencesTo('events', idsOf(fields.events)),
  tree: (fields, { references, site }) => {
    const limit = typeof fields.limit === 'number' ? fields.limit : defaultLimit
    const events = showsUpcoming(fields)
      ? references.upcomingEvents.slice(0, Math.max(0, limit))
      : idsOf(fields.events).flatMap((id) => references.events.get(id) ?? [])
    return blockSection(fields.heading, events.length > 0 ? eventItems(events, site) : undefined)
  },
}
