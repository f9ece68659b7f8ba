import { describe, expect, it, test } from 'vitest'

import { checklistOf, faultsOf } from '../../src/lib/checklist/checklistOf.ts'
import type { Finding } from '../../src/lib/checklist/finding.ts'
import type { NamedDocument, Subject } from '../../src/lib/checklist/subject.ts'
import { heading, link, list, type Node, text } from '../helpers/lexical.ts'

const now = new Date('2026-06-06T12:00:00Z')

const paragraph = (...children: Node[]): Node => ({ type: 'paragraph', children })
const block = (fields: Node): Node => ({ type: 'block', fields })
const rich = (...children: Node[]) => ({ root: { type: 'root', children } })

const subject = (data: Node, named: NamedDocument[] = [], collection = 'posts'): Subject => ({
  collection,
  data,
  named,
  now,
})
const found = (check: string, ...args: Parameters<typeof subject>): Finding[] =>
  checklistOf(subject(...args)).filter((finding) => finding.check === check)

const picture = (document: Node): NamedDocument => ({
  path: 'heroImage',
  collection: 'media',
  id: 'm1',
  document: { mimeType: 'image/jpeg', filename: 'a.jpg', ...document },
})

describe('alternative text', () => {
  const of = (document: Node) =>
    found('alternative-text', {}, [picture(document)]).map(({ path, severity }) => [severity, path])
  it.each([
    [{ alt: '  ' }, [['blocks', 'heroImage']]],
    [{ alt: null, decorative: false }, [['blocks', 'heroImage']]],
    [{ alt: 'IMG_0042.JPG' }, [['advises', 'heroImage']]],
    [{ alt: 'Four people around a table' }, []],
    [{ decorative: true }, []],
    [{ mimeType: 'application/pdf' }, []],
  ])('%j', (document, expected) => {
    expect(of(document)).toEqual(expected)
  })
})

describe('headings', () => {
  const of = (...children: Node[]) =>
    found('headings', { body: rich(...children) }).map(({ excerpt, path }) => [path, excerpt])
  it('may not skip a level or be empty', () => {
    expect(of(heading('h2'), heading('h3'), heading('h4'), heading('h2'))).toEqual([])
    expect(of(heading('h3', 'Too deep'))).toEqual([['body', 'Too deep']])
    expect(of(heading('h2'), heading('h4', 'Too deep'))).toEqual([['body', 'Too deep']])
    expect(of(heading('h2', ' '))).toEqual([['body', undefined]])
  })
  it('are looked at in an accordion on their own', () => {
    const content = rich(heading('h3'), heading('h4'))
    expect(of(block({ blockType: 'accordion', items: [{ content }] }))).toEqual([])
  })
})

describe('link texts', () => {
  const of = (...children: Node[]) =>
    found('link-texts', { body: rich(...children) }).map(({ excerpt }) => excerpt)
  it.each(['Click here', 'Read more…', ' here ', 'https://example.org/a', 'www.example.org', ''])(
    '“%s” says nothing',
    (words) => {
      expect(of(paragraph(link({}, words)))).toEqual([words.trim()])
    },
  )
  it('may be words that say where they lead, and buttons are looked at too', () => {
    expect(of(paragraph(link({}, 'The report of 2023')))).toEqual([])
    expect(of(block({ blockType: 'callToAction', label: 'Find out more' }))).toEqual([
      'Find out more',
    ])
  })
})

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

describe('long sentences', () => {
  it('have more than 25 words, in every text that staff write', () => {
    expect(found('long-sentences', { summary: `A ${words(24)}. Another ${words(24)}.` })).toEqual(
      [],
    )
    const [finding] = found('long-sentences', { body: rich(paragraph(text(`${words(26)}.`))) })
    expect(finding).toMatchObject({ path: 'body', severity: 'advises' })
    expect(finding?.message).toMatch(/^1 sentence has/)
  })
  it('are counted item by item in a list', () => {
    const items = Array.from({ length: 4 }, () => [text(words(10))])
    expect(found('long-sentences', { body: rich(list('bullet', items)) })).toEqual([])
  })
})

describe('reading age', () => {
  const hard =
    'Interdisciplinary collaboration necessitates organisational transformation alongside methodological sophistication. '
  const easy = 'We met on a warm day. We had tea and cake. We sat and spoke of what we want to do. '
  it('is told of a text that is long enough', () => {
    expect(found('reading-age', { inPlainWords: easy.repeat(6) })).toEqual([])
    expect(found('reading-age', { inPlainWords: hard })).toEqual([])
    const [finding] = found('reading-age', { inPlainWords: hard.repeat(8) })
    expect(finding).toMatchObject({ path: 'inPlainWords', severity: 'advises' })
  })
})

test.each([
  ['posts', { inPlainWords: ' ' }, 1],
  ['events', {}, 1],
  ['projects', { inPlainWords: 'In short.' }, 0],
  ['people', {}, 0],
])('plain words are missed in %s %j: %i', (collection, data, count) => {
  expect(found('plain-words', data, [], collection)).toHaveLength(count)
})

test.each([
  [{ format: 'in-person' }, ['venue.access', 'accessProvision']],
  [{ format: 'in-person', venue: { accessNotes: 'A ramp' }, accessProvision: ['bsl'] }, []],
  [{ format: 'online', accessProvision: ['bsl'] }, ['joiningLink']],
  [{ format: 'online', accessProvision: ['bsl'], signUp: { mode: 'here' } }, []],
  [{ format: 'hybrid' }, ['venue.access', 'accessProvision', 'joiningLink']],
  [{ format: 'hybrid', status: 'cancelled' }, []],
])('an event that is %j lacks %j', (data, paths) => {
  expect(found('event-access', data, [], 'events').map(({ path }) => path)).toEqual(paths)
})

describe('credits', () => {
  const quoted: NamedDocument = {
    path: 'body.testimonial',
    collection: 'people',
    id: 'p1',
    document: { name: 'Ada' },
  }
  it('name somebody, and whoever is shown', () => {
    expect(found('credits', {})).toHaveLength(1)
    expect(found('credits', { credits: [{ organisation: 'o1' }] })).toEqual([])
    const [missed] = found('credits', { credits: [{ person: 'p2' }] }, [quoted])
    expect(missed).toMatchObject({ path: 'credits', excerpt: 'Ada', target: 'p1' })
    expect(found('credits', { credits: [{ person: { id: 'p1' } }] }, [quoted])).toEqual([])
  })
  it('are looked for where each collection has them', () => {
    expect(found('credits', { speakers: [{ person: 'p1' }] }, [quoted], 'events')).toEqual([])
    expect(found('credits', {}, [], 'people')).toEqual([])
  })
})

describe('consent', () => {
  const of = (collection: string, document: Node) =>
    found('consent', {}, [{ path: 'body.people', collection, id: 'x', document }]).map(
      ({ severity }) => severity,
    )
  const expired = { status: 'granted', expiresAt: '2026-06-01T00:00:00.000Z' }
  it.each([
    ['people', { consent: { status: 'withdrawn' } }, ['advises']],
    ['people', { consent: { status: 'pending' } }, ['advises']],
    ['testimonials', { consent: expired }, ['advises']],
    ['people', { consent: { status: 'not-recorded' } }, ['advises']],
    ['media', { consent: { status: 'not-recorded' } }, []],
    ['media', { consent: { status: 'not-recorded' }, people: ['p'] }, ['advises']],
    ['people', { consent: { status: 'granted' } }, []],
    ['people', {}, []],
  ])('of %s %j', (collection, document, expected) => {
    expect(of(collection, document)).toEqual(expected)
  })
  it('of the document itself never stops a refusal from being saved', () => {
    const refused = subject({ consent: { status: 'withdrawn' } }, [], 'people')
    expect(checklistOf(refused)).toMatchObject([{ severity: 'advises', path: 'consent.status' }])
    expect(faultsOf(refused)).toEqual([])
  })
})

it('puts first what stops publishing', () => {
  const findings = checklistOf(subject({}, [picture({ alt: '' })]))
  expect(findings.map(({ severity }) => severity)).toEqual(['blocks', 'advises', 'advises'])
})

it('reads texts nested deeper than calls can be', () => {
  let node = paragraph(text('deep'))
  for (let depth = 0; depth < 20_000; depth += 1) node = { type: 'list', children: [node] }
  expect(() => checklistOf(subject({ body: rich(node) }))).not.toThrow()
})
