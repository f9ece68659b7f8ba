import { HtmlValidate } from 'html-validate'
import { marked } from 'marked'
import { describe, expect, test } from 'vitest'

import type { ReferredCollection, References, Shown } from '../../src/renditions/references.ts'
import { renderRichText, type RenditionFormat } from '../../src/renditions/renderRichText.ts'
import { createSite } from '../../src/renditions/site.ts'
import { block, paragraph, richText } from '../../src/seed/richText.ts'
import { elementsOf, textIn } from '../helpers/html.ts'
import {
  bold,
  heading,
  italic,
  link,
  list,
  type Node,
  strikethrough,
  subscript,
  superscript,
  text,
} from '../helpers/lexical.ts'

const settings = { SERVER_URL: 'https://cms.example.org', FRONTEND_URL: 'https://example.org' }
const site = createSite(settings)
const byId = <Collection extends ReferredCollection>(
  ...documents: (Shown[Collection] & { id: string })[]
) => new Map(documents.map((document) => [document.id, document]))

const event = {
  id: 'e1',
  title: 'A cuppa',
  slug: 'a-cuppa',
  startsAt: '2027-07-01T13:00:00.000Z',
  endsAt: '2027-07-01T14:00:00.000Z',
  timeZone: 'Europe/London',
  format: 'hybrid',
  status: 'cancelled',
  venue: { name: 'The old library' },
} as const
const picture = {
  id: 'm1',
  alt: 'Two people with tea',
  caption: 'At the "cuppa"',
  credit: 'Ann',
  url: '/api/media/file/a.jpg',
  filename: 'a.jpg',
  mimeType: 'image/jpeg',
  width: 3000,
  height: 2000,
  sizes: {
    thumbnail: { url: '/api/media/file/a-300.webp', width: 300, height: 300 },
    small: { url: '/api/media/file/a-640.webp', width: 640, height: 427 },
    large: { url: '/api/media/file/a-1600.webp', width: 1600, height: 1067 },
  },
}
const report = {
  id: 'm2',
  url: '/api/media/file/r.pdf',
  filename: 'r.pdf',
  mimeType: 'application/pdf',
  filesize: 1_234_567,
}
const small = { ...picture, id: 'm3', decorative: true, width: 200, height: 100, sizes: {} }

const references: References = {
  events: byId<'events'>(event),
  media: byId<'media'>(picture, report, small),
  organisations: byId<'organisations'>(),
  people: byId<'people'>({ id: 'p1', name: 'Ann', slug: 'ann', role: 'Facilitator' }),
  posts: byId<'posts'>({ id: 'b1', title: 'News', slug: 'news' }),
  projects: byId<'projects'>(),
  testimonials: byId<'testimonials'>(
    {
      id: 't1',
      quote: 'First line\nSecond\n\nMore',
      shownAs: 'person',
      attribution: 'a member',
      person: { id: 'p1', name: 'Ann', updatedAt: '', createdAt: '' },
    },
    { id: 't2', quote: 'Hidden', shownAs: 'anonymous', attribution: 'Bob', person: 'p1' },
  ),
  topics: byId<'topics'>(),
  upcomingEvents: [event, { ...event, id: 'e2' }],
}

const render = (format: RenditionFormat, ...nodes: Node[]) =>
  renderRichText({ root: { children: nodes } }, format, { references, site })
const html = (...nodes: Node[]) => render('html', ...nodes)
const words = (words: string) => ({ type: 'paragraph', children: [text(words)] })

const everything = [
  heading('h2', 'Begin'),
  { type: 'paragraph', children: [text('Bold', bold), text(' both ', bold | italic), text('!')] },
  {
    type: 'paragraph',
    children: [text('old', strikethrough), text('2', subscript), text('nd', superscript)],
  },
  list('bullet', [[text('One')], [list('number', [[text('Within')]], 4)], [text('Two')]]),
  { type: 'quote', children: [text('Wise'), { type: 'linebreak' }, text('words')] },
  { type: 'horizontalrule' },
  { type: 'paragraph', children: [link({ linkType: 'custom', url: 'mailto:a@example.org' })] },
  { type: 'upload', relationTo: 'media', value: 'm1' },
  { type: 'upload', relationTo: 'media', value: { id: 'm3' } },
  block('quote', { testimonial: 't1' }),
  block('callToAction', { heading: 'Come', text: 'All\nwelcome', label: 'Go', url: '/join' }),
  block('eventList', { heading: 'Diary', show: 'chosen', events: ['e1', 'gone'] }),
  block('peopleList', { heading: 'Who', people: ['p1'] }),
  block('gallery', { heading: 'Seen', images: ['m1', 'm3'] }),
  block('download', { file: 'm2', label: 'The report' }),
  block('embed', { url: 'https://youtu.be/dQw4w9WgXcQ', title: 'A film' }),
  block('accordion', {
    items: [{ heading: 'Why?', content: richText(paragraph('Because.'), heading('h4') as never) }],
  }),
]

test('everything that an editor can write is valid HTML', async () => {
  const page = `<!DOCTYPE html><html lang="en"><head><title>A</title></head><body><h1>A</h1>${html(...everything)}</body></html>`
  const checker = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'long-title': 'off', 'no-inline-style': 'error', 'no-raw-characters': 'off' },
  })
  const { results } = await checker.validateString(page)
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
})

describe('each part is what it means:', () => {
  test.each<[string, Node, string]>([
    ['emphasis', everything[1]!, '<p><strong>Bold</strong><strong><em> both </em></strong>!</p>'],
    [
      'what is struck out, below, above',
      everything[2]!,
      '<p><del>old</del><sub>2</sub><sup>nd</sup></p>',
    ],
    [
      'a list within a list',
      everything[3]!,
      '<ul><li>One<ol start="4"><li>Within</li></ol></li><li>Two</li></ul>',
    ],
    ['a quotation', everything[4]!, '<blockquote><p>Wise<br>words</p></blockquote>'],
    ['a mail address', everything[6]!, '<p><a href="mailto:a@example.org">Read on</a></p>'],
    [
      'a picture',
      everything[7]!,
      '<figure><img src="https://cms.example.org/api/media/file/a-1600.webp" srcset="https://cms.example.org/api/media/file/a-640.webp 640w, https://cms.example.org/api/media/file/a-1600.webp 1600w" sizes="(max-width: 48rem) 100vw, 48rem" alt="Two people with tea" width="1600" height="1067" loading="lazy"><figcaption>At the "cuppa" <small>Credit: Ann</small></figcaption></figure>',
    ],
    [
      'a testimonial',
      everything[9]!,
      '<figure><blockquote><p>First line<br>Second</p><p>More</p></blockquote><figcaption>Ann, a member</figcaption></figure>',
    ],
    [
      'one whose speaker stays anonymous',
      block('quote', { testimonial: { id: 't2' } }),
      '<figure><blockquote><p>Hidden</p></blockquote></figure>',
    ],
    [
      'a call to action',
      everything[10]!,
      '<section><h2>Come</h2><p>All<br>welcome</p><p><a href="https://example.org/join">Go</a></p></section>',
    ],
    [
      'a list of events',
      everything[11]!,
      '<section><h2>Diary</h2><ul><li>Cancelled: <a href="https://example.org/events/a-cuppa">A cuppa</a>, <time datetime="2027-07-01T13:00:00.000Z">1 July 2027, 14:00 BST</time>, The old library and online</li></ul></section>',
    ],
    [
      'people',
      everything[12]!,
      '<section><h2>Who</h2><ul><li><a href="https://example.org/people/ann">Ann</a>, Facilitator</li></ul></section>',
    ],
    [
      'a download',
      everything[14]!,
      '<p><a href="https://cms.example.org/api/media/file/r.pdf">The report</a> (PDF, 1.2 MB)</p>',
    ],
    [
      'a video',
      everything[15]!,
      '<p><a href="https://youtu.be/dQw4w9WgXcQ">A film (video on YouTube)</a></p>',
    ],
    [
      'an accordion',
      everything[16]!,
      '<details><summary>Why?</summary><p>Because.</p><h2>h4</h2></details>',
    ],
  ])('%s', (_, node, expected) => {
    expect(html(node)).toBe(expected)
  })

  test('a decorative picture has an empty alternative text', () => {
    expect(elementsOf(html(everything[8]!))[1]?.attributes.alt).toBe('')
  })

  test('upcoming events are as many as the block says', () => {
    const linked = (limit: unknown) =>
      elementsOf(html(block('eventList', { limit }))).filter(({ name }) => name === 'li')
    expect([1, 20, 'x', -1].map((limit) => linked(limit).length)).toEqual([1, 2, 2, 0])
  })

  test('a document is linked where it is read', () => {
    const doc = { relationTo: 'posts', value: { id: 'b1' } }
    const linked = { type: 'paragraph', children: [link({ linkType: 'internal', doc })] }
    expect(html(linked)).toBe('<p><a href="https://example.org/posts/news">Read on</a></p>')
  })
})

test.each([
  ['h2 h3 h4', 'h2 h3 h4'],
  ['h3 h3 h2', 'h2 h2 h2'],
  ['h2 h4 h4 h3 h2', 'h2 h3 h3 h3 h2'],
  ['h4 h2 h4', 'h2 h2 h3'],
  ['h1 h6 script', 'h2 h2 h2'],
])('headings %s become %s', (written, expected) => {
  const found = elementsOf(html(...written.split(' ').map((tag) => heading(tag))))
  expect(found.map(({ name }) => name).join(' ')).toBe(expected)
})

test('what the public may not see is gone with all that stood around it', () => {
  const gone = [
    block('quote', { testimonial: 'gone' }),
    block('eventList', { heading: 'Diary', show: 'chosen', events: ['gone'] }),
    block('peopleList', { heading: 'Who', people: ['gone'] }),
    block('gallery', { heading: 'Seen', images: ['gone'] }),
    block('download', { file: 'gone', label: 'Report' }),
    { type: 'upload', relationTo: 'media', value: 'gone' },
  ]
  expect(html(...gone)).toBe('')
})

test('a link to what may not be seen leaves its words', () => {
  const doc = { relationTo: 'posts', value: 'gone' }
  expect(html({ type: 'paragraph', children: [link({ linkType: 'internal', doc })] })).toBe(
    '<p>Read on</p>',
  )
})

describe('nothing that somebody writes becomes markup or a script:', () => {
  const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
  const addresses = [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    `https://example.org/${attack}`,
    { toString: 'javascript:alert(1)' },
    attack,
  ]
  const attacked: [string, Node][] = [
    ['text', words(attack)],
    ['a heading', { ...heading(`h2 onclick=alert(1)`, attack), format: attack, style: attack }],
    ['a list', { ...list(attack, [[text(attack)]]), tag: 'script', start: attack }],
    ...addresses.flatMap((url): [string, Node][] => [
      ['a link', { type: 'paragraph', children: [link({ url, onclick: attack, rel: attack })] }],
      [
        'an automatic link',
        { type: 'paragraph', children: [{ ...link({ url }), type: 'autolink' }] },
      ],
      [
        'a call to action',
        block('callToAction', { heading: attack, text: attack, label: attack, url }),
      ],
      ['a video', block('embed', { url, title: attack, player: url, provider: attack })],
    ]),
    [
      'an accordion',
      block('accordion', {
        items: [{ heading: attack, content: richText(words(attack) as never) }],
      }),
    ],
    ['an unknown part', { type: 'script', children: [text('alert(1)')], text: attack }],
    ['a part of HTML', { type: 'html', html: attack, text: attack }],
    ['an unknown block', block(attack, { html: attack })],
    ...['__proto__', 'constructor', 'toString'].flatMap((key): [string, Node][] => [
      ['a block named like a method', block(key, { [key]: attack })],
      ['a part named like a method', { type: key, tag: key, children: [text(attack)] }],
    ]),
  ]
  const harmless = new Set([
    'a',
    'br',
    'details',
    'h2',
    'h3',
    'li',
    'ol',
    'p',
    'section',
    'strong',
    'summary',
    'ul',
  ])

  test.each(attacked)('%s', (_, node) => {
    for (const rendition of [
      html(node),
      marked.parse(render('markdown', node), { async: false }),
    ]) {
      const found = elementsOf(rendition)
      expect(found.filter(({ name }) => !harmless.has(name))).toEqual([])
      const attributes = found.flatMap((element) => Object.entries(element.attributes))
      for (const [name, value] of attributes) {
        expect([name, value]).toEqual(['href', expect.stringMatching(/^https:\/\/example\.org\//)])
      }
    }
  })
})

describe('what no editor writes is left out, and never fails:', () => {
  let deep = words('Deep')
  let deepList = list('bullet', [[text('Deep')]])
  for (let level = 0; level < 10_000; level += 1) {
    deep = { type: 'paragraph', children: [deep] }
    deepList = list('bullet', [[deepList]])
  }
  const deepAccordion = (levels: number): Node =>
    block('accordion', {
      items: [
        {
          heading: 'A',
          content: { root: { children: levels ? [deepAccordion(levels - 1)] : [] } },
        },
      ],
    })
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'text'],
    ['a list', []],
    ['a root without children', { root: {} }],
    ['children that are text', { root: { children: 'x' } }],
    ['children that are no objects', { root: { children: [null, 1, 'x', [], {}] } }],
    ['10,000 levels of paragraphs', { root: { children: [deep] } }],
    ['10,000 levels of lists', { root: { children: [deepList] } }],
    [
      'blocks without fields',
      { root: { children: [{ type: 'block' }, { type: 'block', fields: null }] } },
    ],
    [
      'an upload of nothing',
      { root: { children: [{ type: 'upload', relationTo: 'users', value: 'p1' }] } },
    ],
    [
      'text that is no text',
      { root: { children: [{ type: 'paragraph', children: [text({ a: 1 })] }] } },
    ],
    [
      'blocks with other things in their fields',
      {
        root: {
          children: Object.keys(references).flatMap((value) =>
            [
              'quote',
              'callToAction',
              'peopleList',
              'gallery',
              'download',
              'embed',
              'accordion',
            ].map((kind) =>
              block(kind, {
                testimonial: [value],
                reference: { relationTo: '__proto__', value },
                people: { length: 1e9 },
                images: [[], null, {}, 5],
                file: 7,
                url: [],
                items: [{ heading: {}, content: 'x' }],
              }),
            ),
          ),
        },
      },
    ],
  ])('%s', (_, state) => {
    for (const format of ['html', 'markdown', 'text'] as const) {
      expect(renderRichText(state, format, { references, site })).toBe('')
    }
  })

  test('1,000 levels of accordions', () => {
    expect(html(deepAccordion(1000)).length).toBeLessThan(10_000)
  })
})

describe('Markdown keeps text as text:', () => {
  test.each([
    '# no heading',
    '1. no list',
    '- no list',
    '+ no list',
    '> no quotation',
    '---',
    '***',
    '| a | b |',
    '    no code',
    '```no code',
    '*not* _em_ **not** ~~not~~ `not`',
    'a\\*b \\ c\\',
    '[no](link) ![no](image) [no]: link',
    '<b>no</b> &amp; &copy; <!-- -->',
    'snake_case_word 2 * 3 * 4',
    'a  b\tc',
    'Setext\n===',
  ])('%j', (written) => {
    const read = marked.parse(render('markdown', words(written)), { async: false })
    expect(elementsOf(read).map(({ name }) => name)).toEqual(['p'])
    expect(textIn(read).replace(/\s+/g, ' ').trim()).toBe(written.replace(/\s+/g, ' ').trim())
  })

  test('and everything else as it is in HTML', () => {
    const read = marked.parse(render('markdown', ...everything), { async: false })
    const hrefs = (found: string) =>
      elementsOf(found).flatMap(({ attributes: { href, src } }) => href ?? src ?? [])
    const letters = (found: string) => textIn(found).replace(/\s+/g, '')
    const headings = (found: string) => elementsOf(found).filter(({ name }) => /^h\d/.test(name))
    expect(hrefs(read)).toEqual(hrefs(html(...everything)))
    expect(letters(read)).toBe(letters(html(...everything)))
    expect(headings(read)).toEqual(headings(html(...everything)))
  })
})

test('a text of nothing but spaces keeps nobody waiting', () => {
  const spaces = `a${' '.repeat(500_000)}b`
  const nodes = [words(spaces), block('callToAction', { text: spaces, url: 'https://a.example' })]
  // What looks for space around breaks with a pattern does not end before the test is given up.
  expect(render('text', ...nodes)).toContain(spaces)
  expect(html(...nodes)).toContain(spaces)
})

test('plain text reads as somebody would type it', () => {
  expect(render('text', ...everything.slice(0, 7), everything[14]!)).toBe(
    `Begin

Bold both !

old2nd

- One
  4. Within
- Two

Wise
words

Read on

The report (PDF, 1.2 MB)
`,
  )
})
