import { flattenAllFields } from 'payload'
import { expect, test } from 'vitest'

import { changedFields } from '../../collections/Activity/changedFields.ts'

const fields = flattenAllFields({
  fields: [
    { name: 'title', type: 'text' },
    { name: 'featured', type: 'checkbox' },
    { name: 'startsAt', type: 'date' },
    { name: 'credits', type: 'array', fields: [{ name: 'role', type: 'text' }] },
    { name: 'venue', type: 'group', fields: [{ name: 'name', type: 'text' }] },
    { type: 'row', fields: [{ name: 'summary', type: 'textarea' }] },
    { name: 'sequence', type: 'number', admin: { hidden: true } },
    { name: 'createdBy', type: 'text' },
  ],
})

test.each([
  ['nothing that is the same', { title: 'A' }, { title: 'A' }, []],
  ['what was not sent', { title: 'A', summary: 'S' }, { title: 'A' }, []],
  ['a field that was set', {}, { title: 'A' }, ['title']],
  ['a field that was emptied', { title: 'A' }, { title: null }, ['title']],
  ['what is as empty as before', { title: null }, { title: '', credits: [] }, []],
  ['what is as switched off as before', {}, { featured: false }, []],
  [
    'the same moment in other words',
    { startsAt: '2027-03-01T14:00:00.000Z' },
    { startsAt: '2027-03-01T14:00:00Z' },
    [],
  ],
  [
    'the same rows under other identifiers',
    { credits: [{ id: '1', role: 'author' }] },
    { credits: [{ id: '2', role: 'author' }] },
    [],
  ],
  [
    'rows in another order',
    { credits: [{ role: 'author' }, { role: 'editor' }] },
    { credits: [{ role: 'editor' }, { role: 'author' }] },
    ['credits'],
  ],
  ['fields in groups', { venue: { name: 'A' } }, { venue: { name: 'B' } }, ['venue.name']],
  ['fields in rows', {}, { summary: 'S' }, ['summary']],
  ['what the server keeps', {}, { sequence: 2, createdBy: 'somebody' }, []],
])('%s', (_, before, after, names) => {
  expect(changedFields(fields, before, after)).toEqual(names)
})
