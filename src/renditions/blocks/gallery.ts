import { element } from '../element.ts'
import { mediaFigure } from '../mediaFigure.ts'
import { referencesTo } from '../references.ts'
import type { BlockRendition } from '../rendering.ts'
import { idsOf } from '../values.ts'
import { blockSection } from './blockSection.ts'

export const gallery: BlockRendition = {
  references: ({ images }) => referencesTo('media', idsOf(images)),
  tree: ({ heading, images }, { references, site }) => {
    const items = idsOf(images)
      .flatMap((id) => references.media.get(id) ?? [])
      .flatMap((media) => mediaFigure(media, site) ?? [])
      .map((figure) => element('li', {}, figure))
    return blockSection(heading, items.length > 0 ? element('ul', {}, items) : undefined)
  },
}
