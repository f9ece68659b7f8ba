import { Command } from 'commander'

import { withPayload } from './withPayload.ts'

/** `seed`: the sample content, once. */
export const seed = (): Command =>
  new Command('seed').description('load the sample content, once').action(() =>
    withPayload(async (payload) => {
      const { loadSampleContent } = await import('../seed/loadSampleContent.ts')
      const { added } = await loadSampleContent(payload)
      process.stdout.write(
        added === 0
          ? 'The sample content is there already; nothing was added.\n'
          : `Added ${added} sample documents.\n`,
      )
    }),
  )
