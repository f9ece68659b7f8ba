import { element } from '../element.ts'
import { paragraphs } from '../lines.ts'
import { pageOf, pageReferences } from '../pages.ts'
import type { BlockRendition } from '../rendering.ts'
import { textOf } from '../values.ts'
import { blockSection } from './blockSection.ts'

export const callToAction: BlockRendition = {
  references: ({ reference }) => pageReferences(reference),
  tree: ({ heading, label, reference, text, url }, { references, site }) => {
    const page = pageOf(reference, references)
    const href = page ? site.addressOf(page.collection, page) : site.linkAddress(textOf(url) ?? '')
    const words = textOf(label) ?? page?.title ?? href
    const button = href ? element('p', {}, element('a', { href }, words)) : undefined
    return blockSection(heading, [paragraphs(textOf(text)), button])
  },
}
