import type { ClientField } from 'payload'
import { beforeEach, expect, test, vi } from 'vitest'

import { comparedFields } from '../../src/app/(payload)/components/lostUpdates/comparedFields.ts'
import {
  differences,
  type Values,
  withMine,
} from '../../src/app/(payload)/components/lostUpdates/differences.ts'
import { inWords, onlyDifferent } from '../../src/app/(payload)/components/lostUpdates/inWords.ts'
import {
  type Conflict,
  createSaveGuard,
  type Stored,
} from '../../src/app/(payload)/components/lostUpdates/saveGuard.ts'

const fields = [
  { name: 'id', type: 'text' },
  { name: 'title', type: 'text', label: 'Title' },
  {
    type: 'tabs',
    tabs: [{ label: 'Content', fields: [{ name: 'summary', type: 'textarea', label: 'Summary' }] }],
  },
  {
    name: 'venue',
    type: 'group',
    label: 'Venue',
    fields: [{ name: 'name', type: 'text', label: 'Name' }],
  },
  { name: 'derived', type: 'text', admin: { readOnly: true } },
  { name: 'counted', type: 'number', virtual: true },
] as unknown as ClientField[]
const compared = comparedFields(fields)

/** A document on a server that refuses what is overtaken, and a form that shows it. */
function start(initial: Values = { title: 'One', updatedAt: '1' }) {
  let version = 1
  const server = { doc: initial }
  const tag = () => `"v-${version}"`
  const form = { values: { ...initial }, isModified: false }
  const asked: Conflict[] = []
  const told: Stored[] = []
  const guard = createSaveGuard({
    fields: () => compared,
    values: () => form.values,
    readLatest: () => Promise.resolve({ doc: server.doc, tag: tag() }),
    show: (values, isOverChanges) => {
      if (form.isModified && !isOverChanges) return Promise.resolve(false)
      form.values = { ...values }
      return Promise.resolve(true)
    },
    askToChoose: (conflict) => asked.push(conflict),
    tell: (stored) => told.push(stored),
  })
  const write = (change: Values) => {
    version += 1
    server.doc = { ...server.doc, ...change, updatedAt: String(version) }
  }
  const save = (change: Values, isByItself = false) => {
    form.values = { ...form.values, ...change }
    form.isModified = true
    const sent = { ...form.values }
    const send = (headers: Record<string, string>) => {
      if (headers['If-Match'] !== tag()) return Promise.resolve(new Response(null, { status: 412 }))
      write(sent)
      form.isModified = false
      return Promise.resolve(Response.json({ doc: server.doc }, { headers: { ETag: tag() } }))
    }
    return guard.save(vi.fn(send), sent, isByItself)
  }
  return { asked, form, guard, initial, save, server, told, write }
}

beforeEach(() => vi.useRealTimers())

test('saves one after the other name each the version before, and other tabs are told', async () => {
  const { guard, initial, save, server, told } = start()
  await guard.start(initial, initial)
  const answers = await Promise.all([save({ title: 'Two' }), save({ title: 'Three' })])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(server.doc.title).toBe('Three')
  expect(told.map(({ doc }) => doc.title)).toEqual(['Two', 'Three'])
})

test('a colleague’s change is shown, saved over by nobody, and every further save waits', async () => {
  const { asked, guard, initial, save, server, write } = start()
  await guard.start(initial, initial)
  write({ title: 'Theirs' })
  const refused = await save({ title: 'Mine' })
  expect(refused.status).toBe(412)
  expect(await refused.json()).toMatchObject({
    errors: [{ message: expect.stringContaining('Not saved yet') as string }],
  })
  const quiet = await save({ title: 'Mine too' }, true)
  expect(await quiet.json()).toEqual({ errors: [] })
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(asked[0]?.found).toMatchObject([
    { label: 'Title', mine: 'Mine', theirs: 'Theirs', changedBy: 'both' },
  ])
  expect(asked[0]?.isOwn).toBe(false)
  expect(server.doc.title).toBe('Theirs')
})

test('what was chosen is based on the colleague’s version, and another change since is shown anew', async () => {
  const { asked, form, guard, initial, save, server, write } = start()
  await guard.start(initial, initial)
  write({ title: 'Theirs', summary: 'Theirs too' })
  await save({ title: 'Mine' })
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  write({ summary: 'And later' })
  await guard.settle(withMine(asked[0]?.latest.doc ?? {}, asked[0]?.found.slice(0, 1) ?? []))
  expect(form.values).toMatchObject({ title: 'Mine', summary: 'Theirs too' })
  expect((await save({})).status).toBe(412)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  await guard.settle({ ...server.doc, title: 'Mine' })
  expect((await save({})).status).toBe(200)
  expect(server.doc).toMatchObject({ title: 'Mine', summary: 'And later' })
})

test('what only the server has set leaves nothing to choose', async () => {
  const { asked, guard, initial, save, server, write } = start()
  await guard.start(initial, initial)
  write({ derived: 'new', counted: 7 })
  expect((await save({ title: 'Mine' })).status).toBe(200)
  expect(server.doc).toMatchObject({ title: 'Mine' })
  expect(asked).toEqual([])
})

test('being published or unpublished in between is shown though no field differs', async () => {
  const { asked, guard, initial, save, write } = start()
  await guard.start(initial, initial)
  write({ _status: 'published' })
  expect((await save({ title: 'Mine' })).status).toBe(412)
  await vi.waitFor(() => expect(asked).toMatchObject([{ status: 'published' }]))
})

test('a form made from an old version shows the new one, unless somebody has begun to write', async () => {
  const { form, guard, initial, save, write } = start()
  write({ title: 'Theirs' })
  await guard.start(initial, initial)
  expect(form.values.title).toBe('Theirs')
  expect((await save({ title: 'Mine' })).status).toBe(200)

  const late = start()
  late.write({ title: 'Theirs' })
  late.form.isModified = true
  await late.guard.start(late.initial, late.initial)
  expect((await late.save({ title: 'Mine' })).status).toBe(412)
})

test('a tab follows another one, and says so where both were written in', async () => {
  const { asked, form, guard, initial, save, server, write } = start()
  await guard.start(initial, initial)
  write({ title: 'Other tab' })
  await guard.hear({ doc: server.doc, tag: '"v-2"' })
  expect(form.values.title).toBe('Other tab')
  expect((await save({ title: 'This tab' })).status).toBe(200)
  form.isModified = true
  write({ title: 'Other tab again' })
  await guard.hear({ doc: server.doc, tag: '"v-4"' })
  expect(form.values.title).toBe('This tab')
  await save({ title: 'This tab again' })
  await vi.waitFor(() => expect(asked).toMatchObject([{ isOwn: true }]))
})

test('where the server tells no version, a save is sent as it is', async () => {
  const send = vi.fn(() => Promise.resolve(Response.json({})))
  const guard = createSaveGuard({
    fields: () => compared,
    values: () => ({}),
    readLatest: () => Promise.resolve(undefined),
    show: () => Promise.resolve(true),
    askToChoose: () => undefined,
    tell: () => undefined,
  })
  await guard.start({}, {})
  expect((await guard.save(send, {}, false)).status).toBe(200)
  expect(send).toHaveBeenCalledWith({})
})

test('fields are compared one by one, by what people see and may write', () => {
  expect(compared.map(({ label }) => label)).toEqual(['Title', 'Summary', 'Venue: Name'])
})

test('what is chosen empties what was filled, and leaves the rest of a group', () => {
  const stored = { title: 'A', venue: { name: 'Hall', address: 'There' } }
  expect(withMine(stored, [{ path: ['venue', 'name'], mine: undefined }])).toEqual({
    title: 'A',
    venue: { name: null, address: 'There' },
  })
})

test('another way of writing the same is no difference', () => {
  const base = { title: 'A', rows: [{ id: '1', text: 'x' }], venue: { name: null } }
  const before = { title: 'A', summary: '', rows: [], venue: {} }
  const states = { base, before, mine: { ...before, title: 'B' }, theirs: base }
  expect(differences(compared, states)).toMatchObject([
    { path: ['title'], mine: 'B', theirs: 'A', changedBy: 'me' },
  ])
  expect(differences(compared, { ...states, theirs: { ...base, title: 'B' } })).toEqual([])
})

test('values are told in words', () => {
  const tell = (field: object, value: unknown) =>
    inWords(field as ClientField, value, (collection, id) => `${collection} ${id}`)
  expect(tell({ type: 'checkbox' }, true)).toEqual(['Yes'])
  const options = [{ label: 'In person', value: 'in-person' }]
  expect(tell({ type: 'select', options }, 'in-person')).toEqual(['In person'])
  expect(tell({ type: 'relationship', relationTo: 'topics' }, ['a', 'b'])).toEqual([
    'topics a',
    'topics b',
  ])
  const several = { relationTo: 'people', value: 'c' }
  expect(tell({ type: 'relationship', relationTo: ['people'] }, several)).toEqual(['people c'])
  const text = (words: string) => ({ type: 'paragraph', children: [{ type: 'text', text: words }] })
  const root = { type: 'root', children: [text('One'), text('Two')] }
  expect(tell({ type: 'richText' }, { root })).toEqual(['One', 'Two'])
  const role = { name: 'role', type: 'text', label: 'Role' }
  expect(tell({ type: 'array', fields: [role] }, [{ id: 'x', role: 'author' }])).toEqual([
    '1. Role: author',
  ])
  expect(tell({ type: 'text' }, null)).toEqual([])
})

test('of long texts, what is alike at both ends is left out', () => {
  expect(onlyDifferent(['a', 'b', 'c', 'd'], ['a', 'x', 'd'])).toEqual([
    ['…', 'b', 'c', '…'],
    ['…', 'x', '…'],
  ])
  expect(onlyDifferent(['a'], [])).toEqual([['a'], []])
})
