import type { UIField } from 'payload'

/** Repeats the event, lists its siblings, and changes later ones. */
export const seriesPanel: UIField = {
  name: 'seriesPanel',
  type: 'ui',
  admin: {
    components: { Field: '/src/app/(payload)/components/EventSeries.tsx#EventSeries' },
    disableBulkEdit: true,
    disableListColumn: true,
    position: 'sidebar',
  },
}
