import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'

import { writeSitemap } from '../../src/api/sitemap/writeSitemap.ts'

const pages = [1, 2, 3].map((n) => ({
  address: `https://example.org/posts/${n}?a=1&b=2`,
  updatedAt: '2026-01-01T00:00:00.000Z',
}))
const partAddress = (part: number) => `https://cms.example.org/sitemap-${part}.xml`
const parse = (xml: string | undefined): unknown =>
  new XMLParser({ htmlEntities: true }).parse(xml ?? '')

test('a sitemap that is too large for one file is an index of its parts', () => {
  const write = (part?: number) => writeSitemap(pages, { part, partAddress, perFile: 2 })
  expect(parse(write())).toMatchObject({
    sitemapindex: { sitemap: [{ loc: partAddress(1) }, { loc: partAddress(2) }] },
  })
  expect(parse(write(1))).toMatchObject({ urlset: { url: [{}, {}] } })
  expect(parse(write(2))).toMatchObject({ urlset: { url: { loc: pages[2]?.address } } })
  expect(write(3)).toBeUndefined()
})
