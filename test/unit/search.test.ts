import { describe, expect, test } from 'vitest'

import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { editDistance } from '../../src/search/editDistance.ts'
import { excerptOf } from '../../src/search/excerpt.ts'
import { findMatches, markUp } from '../../src/search/highlight.ts'
import { ownParagraphs } from '../../src/search/ownParagraphs.ts'
import { createSearchIndex } from '../../src/search/searchIndex.ts'
import type { Wanted } from '../../src/search/wantedWords.ts'
import { wordsOf } from '../../src/search/words.ts'

const word = (text: string, more: Partial<Wanted> = {}): Wanted => ({
  ...{ word: text, others: [], isPrefix: false, pairs: [] },
  ...more,
})

test.each([
  ['Zoë’s café', ['zoes', 'cafe']],
  ["don't DON’T", ['dont', 'dont']],
  ['co-production, 2023/24', ['co', 'production', '2023', '24']],
  ['Łukasz Sørensen Strauß', ['lukasz', 'sorensen', 'strauss']],
  ['ﬁnd ½ a naı̈ve Ⅳ', ['find', '12', 'a', 'naive', 'iv']],
  ['\0 \ud800 😀 -- "" *', []],
  ['x'.repeat(1000), ['x'.repeat(64)]],
])('the words of %s', (text, words) => {
  expect(wordsOf(text).map((one) => one.text)).toEqual(words)
})

test.each([
  ['naheen', 'naheen', 0],
  ['nahen', 'naheen', 1],
  ['yasmin', 'yesmin', 1],
  ['nahene', 'naheen', 1],
  ['facilitater', 'facilitators', 2],
  ['anna', 'hannah', 2],
  ['anna', 'susan', 3],
  ['a', 'abcdef', 3],
])('from %s to %s are %d edits, of which two at most are counted', (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance)
  expect(editDistance(b, a, 2)).toBe(distance)
})

test('pairs are marked as one, and nothing is marked twice', () => {
  const text = 'Co-production & <co> produced'
  const wanted = [
    word('coproduction', { pairs: [['co', 'production']] }),
    word('prod', { isPrefix: true }),
  ]
  const { ranges, variety } = findMatches(text, wanted)
  expect(variety).toBe(2)
  expect(markUp(text, ranges)).toBe(
    '<mark>Co-production</mark> &amp; &lt;co&gt; <mark>produced</mark>',
  )
})

describe('an excerpt', () => {
  const long = `${'before '.repeat(60)}here ${'after '.repeat(60)}`.trim()

  test('is of the paragraph that has most of the words', () => {
    const paragraphs = ['Nothing of it.', 'Tea alone.', 'Tea and cake.', 'Cake, then tea.']
    expect(excerptOf(paragraphs, [word('tea'), word('cake')])).toBe('Tea and cake.')
    expect(excerptOf(paragraphs, [word('scone')])).toBe('Nothing of it.')
    expect(excerptOf([], [word('tea')])).toBe('')
  })

  test('is cut between words around the first of them', () => {
    const excerpt = excerptOf([long], [word('here')])
    expect(excerpt).toMatch(/^…(before )+here (after )+after…$/)
    expect(excerpt.length).toBeLessThan(250)
    expect(excerptOf(['x'.repeat(1000)], [word('y')])).toBe(`${'x'.repeat(240)}…`)
  })
})

test('a rich text has the words of its blocks, in order, and none of what it refers to', () => {
  const inner = richText(paragraph('Inner words'))
  const text = richText(
    paragraph('First ', 'words'),
    block('accordion', { items: [{ heading: 'Item', content: inner }] }),
    block('quote', { testimonial: { id: 'a', quote: 'Their words', text: 'Not theirs' } }),
    block('download', { file: 'b', label: 'The report' }),
    paragraph('Last words'),
  )
  const words = ['First words', 'Item', 'Inner words', 'The report', 'Last words']
  expect(ownParagraphs(text)).toEqual(words)
  for (const none of [null, undefined, 'text', [], { root: null }, { root: { children: 'a' } }]) {
    expect(ownParagraphs(none)).toEqual([])
  }
})

describe('the index', () => {
  const document = (id: string, title: string, body: string, date = '2024-01-01') => ({
    ...{ collection: 'posts' as const, id, slug: null, title, summary: null, topics: [] },
    ...{ paragraphs: [body], date, updatedAt: date, expiresAt: undefined },
  })
  const fill = (...documents: ReturnType<typeof document>[]) => {
    const index = createSearchIndex()
    index.replace(documents, documents)
    const find = (question: string) =>
      index
        .find({ words: question.split(' '), limit: 10, page: 1 })
        .hits.map(({ id }) => id)
        .join(' ')
    return { index, find }
  }

  test('puts the title that is asked for first, then titles, then what is written so', () => {
    const { find } = fill(
      document('begins', 'Elsewhere', 'arts arts arts arts arts'),
      document('body', 'Elsewhere', 'art'),
      document('often', 'Elsewhere', 'art art art art art art art'),
      document('longer', 'Artists', 'Nothing.'),
      document('title', 'About art', 'Nothing.'),
      document('exact', 'Art', 'Nothing.'),
    )
    expect(find('art')).toBe('exact title longer often body begins')
  })

  test('puts the newer first among equals, then those of the higher id', () => {
    const { find } = fill(
      document('a', 'Tea', 'Same.', '2024-01-01'),
      document('c', 'Tea', 'Same.', '2025-01-01'),
      document('b', 'Tea', 'Same.', '2024-01-01'),
    )
    expect(find('tea')).toBe('c b a')
  })

  test('forgives typos only where nothing is as it was written', () => {
    const { find, index } = fill(document('a', 'Maria', ''), document('b', 'Marie', ''))
    expect(find('maria')).toBe('a')
    expect(find('marja')).toBe('a')
    index.replace([document('a', '', '')], [])
    expect(find('maria')).toBe('b')
  })

  test('takes a question apart into words only where all are there', () => {
    const { find } = fill(document('a', 'Fund raising', ''), document('b', 'Fund', 'raising'))
    expect(find('fundraising')).toBe('a')
    expect(find('fund raising')).toBe('a b')
  })

  test('keeps of a document what it was last', () => {
    const { find, index } = fill(document('a', 'Tea', 'Cake'))
    const changed = document('a', 'Coffee', 'Scone', '2025-01-01')
    index.replace([changed], [changed])
    expect([find('tea'), find('cake'), find('coffee scone')]).toEqual(['', '', 'a'])
    expect([...index.versions('posts')]).toEqual([['a', '2025-01-01']])
    expect(index.count('posts')).toBe(1)
  })
})
