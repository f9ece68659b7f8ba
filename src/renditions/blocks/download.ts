import { downloadLink } from '../downloadLink.ts'
import { referencesTo } from '../references.ts'
import type { BlockRendition } from '../rendering.ts'
import { idOf, idsOf, textOf } from '../values.ts'

export const download: BlockRendition = {
  references: ({ file }) => referencesTo('media', idsOf([file])),
  tree: ({ file, label }, { references, site }) => {
    const found = references.media.get(idOf(file) ?? '')
    return found && downloadLink(found, site, textOf(label))
  },
}
