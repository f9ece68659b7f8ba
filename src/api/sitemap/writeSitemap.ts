import { x } from 'xastscript'

import { xmlDocument } from '../xmlDocument.ts'
import type { SitePage } from './readPages.ts'

const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** What the protocol allows in one file. */
const maxPages = 50_000

/**
 * The sitemap of some pages, or a part of it: with more pages than a file may have, the sitemap is
 * an index of its parts.
 * @param options.part the number of the part that is asked for, from 1
 * @param options.partAddress where a part is
 * @returns nothing where there is no such part
 * @see https://www.sitemaps.org/protocol.html
 */
export function writeSitemap(
  pages: SitePage[],
  options: {
    part: number | undefined
    partAddress: (part: number) => string
    perFile?: number
  },
): string | undefined {
  const { part, partAddress, perFile = maxPages } = options
  const parts = Math.ceil(pages.length / perFile)
  if (part === undefined && parts > 1) {
    const numbers = Array.from({ length: parts }, (_, index) => index + 1)
    return xmlDocument(
      x(
        'sitemapindex',
        { xmlns },
        numbers.map((number) => x('sitemap', [x('loc', partAddress(number))])),
      ),
    )
  }
  const from = ((part ?? 1) - 1) * perFile
  if (part !== undefined && (part < 1 || part > parts)) return undefined
  return xmlDocument(
    x(
      'urlset',
      { xmlns },
      pages
        .slice(from, from + perFile)
        .map(({ address, updatedAt }) => x('url', [x('loc', address), x('lastmod', updatedAt)])),
    ),
  )
}
