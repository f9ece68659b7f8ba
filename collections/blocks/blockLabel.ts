import type { Block } from 'payload'

/** Shows in the editor what a block contains when it is folded up. */
export const blockLabel = {
  components: { Label: '/src/app/(payload)/components/BlockLabel.tsx#BlockLabel' },
  disableBlockName: true,
} satisfies Block['admin']
