import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** What XML 1.0 allows nowhere, not even escaped: control characters, and halves of pairs. */
// eslint-disable-next-line no-control-regex -- that is what it is for
const disallowed = /[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu

/**
 * A tree as an XML document. The library escapes every text and attribute.
 * @see https://github.com/syntax-tree/xast
 */
export const xmlDocument = (root: Element): string =>
  toXml({
    type: 'root',
    children: [{ type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' }, root],
  }).replace(disallowed, '')
